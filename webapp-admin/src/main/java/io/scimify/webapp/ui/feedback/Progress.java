package io.scimify.webapp.ui.feedback;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Something that may take longer than a second: it runs beside the page, which stays usable, shows
 * how far it has come and gets the result. Who leaves the page hears no more of it.
 */
public final class Progress extends Div {
  private static final long serialVersionUID = 1L;

  private static final int LOOK_MILLIS = 250;
  private static final String LATER = "return new Promise(done => setTimeout(done, $0, true))";

  private final ProgressBar bar = new ProgressBar();
  private final Paragraph words = new Paragraph();
  private final Button starter;

  /** Of something that begins by itself. */
  public Progress() {
    this(new Button());
  }

  /**
   * @param starter begins it, and cannot be pressed meanwhile
   */
  public Progress(Button starter) {
    this.starter = starter;
    addClassName("progress");
    bar.getElement().setAttribute("aria-label", text("progress.label"));
    words.getElement().setAttribute("aria-live", "polite");
    add(bar, words);
    setVisible(false);
  }

  /** How far something has come: a sentence, and a share from 0 to 1; below 0 it is not known. */
  public record Stage(String sentence, double share) {
    public static Stage of(String sentence) {
      return new Stage(sentence, -1);
    }
  }

  /**
   * Runs {@code work} on a thread of {@code executor}; {@code then} gets its result on the page.
   *
   * @param stage asked again and again while it runs
   */
  public <T> void during(
      Executor executor, Supplier<T> work, Supplier<Stage> stage, Consumer<T> then) {
    FutureTask<T> task = new FutureTask<>(work::get);
    show(stage.get());
    starter.setEnabled(false);
    setVisible(true);
    executor.execute(task);
    lookLater(task, stage, then);
  }

  private <T> void lookLater(Future<T> task, Supplier<Stage> stage, Consumer<T> then) {
    getElement().executeJs(LATER, LOOK_MILLIS).then(waited -> look(task, stage, then));
  }

  private <T> void look(Future<T> task, Supplier<Stage> stage, Consumer<T> then) {
    if (task.isDone()) {
      setVisible(false);
      starter.setEnabled(true);
      then.accept(result(task));
    } else {
      show(stage.get());
      lookLater(task, stage, then);
    }
  }

  private static <T> T result(Future<T> task) {
    try {
      return task.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException("What ran beside the page failed", failure.getCause());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
  }

  private void show(Stage stage) {
    words.setText(stage.sentence());
    bar.setIndeterminate(stage.share() < 0);
    bar.setValue(Math.min(1, Math.max(0, stage.share())));
  }
}
