package io.scimify.jamf.simulator;

/** Runs the simulator by itself until the process ends. */
public final class SimulatorMain {
  private SimulatorMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    try (JamfSimulator simulator = JamfSimulator.start(SimulatorConfig.fromArguments(arguments))) {
      System.out.println("Jamf Pro simulator on " + simulator.baseUrl());
      Thread.currentThread().join();
    }
  }
}
