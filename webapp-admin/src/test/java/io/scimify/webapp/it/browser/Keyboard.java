package io.scimify.webapp.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Somebody without a mouse: presses keys, and sees where the focus is or is lost. */
final class Keyboard {
  private static final int FAR = 60;

  private static final String IS_AT =
      "const at = document.activeElement;"
          + " return !!at && at !== document.body && !!at.closest(arguments[0])";

  /** A ring of the component's own, or the browser's. */
  private static final String IS_SEEN =
      "let at = document.activeElement;"
          + " while (at.shadowRoot?.activeElement) { at = at.shadowRoot.activeElement; }"
          + " return !!document.activeElement.closest('[focus-ring]') || at.matches(':focus-visible')"
          + " || !!document.querySelector('vaadin-grid[navigating]')";

  private final Browser browser;

  Keyboard(Browser browser) {
    this.browser = browser;
  }

  Keyboard press(CharSequence... keys) {
    new Actions(browser.driver()).sendKeys(keys).perform();
    return this;
  }

  Keyboard back() {
    new Actions(browser.driver())
        .keyDown(Keys.SHIFT)
        .sendKeys(Keys.TAB)
        .keyUp(Keys.SHIFT)
        .perform();
    return this;
  }

  /** A letter with the Ctrl key held down. */
  Keyboard control(String letter) {
    new Actions(browser.driver())
        .keyDown(Keys.CONTROL)
        .sendKeys(letter)
        .keyUp(Keys.CONTROL)
        .perform();
    return this;
  }

  /** Into the focused field, in place of what it holds. */
  Keyboard type(String text) {
    return control("a").press(text);
  }

  /** Forward with the Tab key, as far as needed. */
  Keyboard tabTo(String css) {
    return walk(css, () -> press(Keys.TAB));
  }

  /** Backward with Shift and Tab. */
  Keyboard backTo(String css) {
    return walk(css, this::back);
  }

  private Keyboard walk(String css, Runnable step) {
    browser.settled();
    for (int steps = 0; steps < FAR; steps++) {
      step.run();
      if (isAt(css)) {
        assertThat(ask(IS_SEEN)).as("the focus is seen at " + css).isEqualTo(true);
        return this;
      }
    }
    throw new AssertionError(css + " is not reached by Tab; the focus is at " + where());
  }

  /** Waits until the focus has come here by itself. */
  Keyboard lands(String css) {
    new WebDriverWait(browser.driver(), Duration.ofSeconds(20), Duration.ofMillis(100))
        .withMessage(() -> "the focus is at " + where() + " instead of " + css)
        .until(page -> isAt(css));
    return this;
  }

  private boolean isAt(String css) {
    return Boolean.TRUE.equals(ask(IS_AT, css));
  }

  private String where() {
    return String.valueOf(
        ask("const at = document.activeElement; return at.outerHTML.slice(0, 300)"));
  }

  private Object ask(String script, Object... values) {
    return ((JavascriptExecutor) browser.driver()).executeScript(script, values);
  }
}
