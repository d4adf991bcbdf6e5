package io.scimify.webapp.wiring;

import io.scimify.application.port.out.LiveNodes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntConsumer;

/** Makes this node known to the others, and gives it its share of what they have in common. */
final class NodeShare implements AutoCloseable {
  static final Duration BEAT = Duration.ofSeconds(5);

  private static final Logger LOG = System.getLogger(NodeShare.class.getName());

  /** Longer than a pause of a busy node, and than its clock may be wrong. */
  private static final Duration SILENCE = Duration.ofSeconds(25);

  private final LiveNodes nodes;
  private final String self;
  private final Clock clock;
  private final IntConsumer sharing;
  private final Runnable meeting;
  private boolean known;

  /**
   * @param self this node, by a name that no other start has
   * @param sharing is told how many nodes live
   * @param meeting agrees with the others on what all shall do alike
   */
  NodeShare(LiveNodes nodes, String self, Clock clock, IntConsumer sharing, Runnable meeting) {
    this.nodes = nodes;
    this.self = self;
    this.clock = clock;
    this.sharing = sharing;
    this.meeting = meeting;
  }

  /** If it fails, the share stays as it is until the next beat. */
  void beat() {
    Instant now = clock.instant();
    int live = nodes.seen(self, now, now.minus(SILENCE));
    // The others have not heard of a newcomer yet, so that it has to make do with the least.
    sharing.accept(known || live == 1 ? live : Integer.MAX_VALUE);
    known = true;
    meeting.run();
  }

  @Override
  public void close() {
    try {
      nodes.gone(self);
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "The other nodes will notice this node's end by its silence", failure);
    }
  }
}
