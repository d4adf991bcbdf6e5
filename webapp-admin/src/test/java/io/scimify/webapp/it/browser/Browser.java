package io.scimify.webapp.it.browser;

import io.scimify.webapp.it.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The system's Chromium on the console. Every step waits for what it needs; nothing sleeps. Without
 * Chromium on the machine the test is reported as skipped.
 */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  /** What scrolls inside of the frame makes the page no longer. */
  private static final String WHOLE_HEIGHT =
      "const part = document.querySelector('vaadin-app-layout')"
          + "?.shadowRoot.querySelector('[content]');"
          + " return Math.max(innerHeight, document.body.scrollHeight,"
          + " part ? part.scrollHeight + part.getBoundingClientRect().top : 0)";

  private static final int TALLEST = 4000;

  private final Look look;
  private final ChromeDriver driver;
  private final String console = RunningServer.get().url() + "/admin";

  /** How the console is looked at. */
  enum Look {
    LIGHT(1280, 900, "light"),
    DARK(1280, 900, "dark"),
    NARROW(360, 800, "light");

    private final int width;
    private final int height;
    private final String scheme;

    Look(int width, int height, String scheme) {
      this.width = width;
      this.height = height;
      this.scheme = scheme;
    }
  }

  Browser(Look look) {
    this.look = look;
    Assumptions.assumeTrue(
        Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER), "needs chromium, chromedriver");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-background-networking",
        "--hide-scrollbars",
        "--window-size=" + look.width + "," + look.height);
    driver =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build(),
            options);
    show(look.height);
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", look.scheme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  /** A window is never narrower than 500 pixels, the emulated screen is. */
  private void show(int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", look.width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  WebDriver driver() {
    return driver;
  }

  /** Opens a page of the console, for example {@code "/integrations"}. */
  Browser open(String path) {
    driver.get(console + path);
    return this;
  }

  Browser signIn() {
    open("/").signInWith(RunningServer.OWNER, RunningServer.PASSWORD);
    visible(By.id("user-menu"));
    return this;
  }

  /** Forgets who was signed in. */
  Browser signOut() {
    driver.manage().deleteAllCookies();
    return this;
  }

  /** On the sign-in page that is shown. */
  Browser signInWith(String user, String password) {
    String all = Keys.chord(Keys.CONTROL, "a");
    visible(By.cssSelector("input[name=username]")).sendKeys(all, user);
    visible(By.cssSelector("input[name=password]")).sendKeys(all, password + Keys.ENTER);
    return this;
  }

  /** Replaces what the field with this id holds. */
  Browser fill(String id, String text) {
    WebElement input = input(id);
    input.sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    return this;
  }

  /** Takes the entry of a combo box that its text finds. */
  Browser choose(String id, String text) {
    fill(id, text);
    return click(By.xpath("//vaadin-combo-box-item[not(@hidden) and contains(., '" + text + "')]"));
  }

  /** What the field with this id holds. */
  String value(String id) {
    return input(id).getDomProperty("value");
  }

  private WebElement input(String id) {
    return visible(By.cssSelector("#" + id + " input, #" + id + " textarea"));
  }

  Browser click(String id) {
    return click(By.id(id));
  }

  Browser click(By what) {
    await().until(page -> isClicked(ExpectedConditions.elementToBeClickable(what).apply(page)));
    return this;
  }

  /** False while something is in front of it, such as a dialog that is opening or closing. */
  private boolean isClicked(@Nullable WebElement element) {
    if (element == null) {
      return false;
    }
    try {
      element.click();
      return true;
    } catch (ElementClickInterceptedException covered) {
      // or it is off the screen: Chromium's own scrolling does not know the emulated one
      driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
      return false;
    }
  }

  Browser press(Keys key) {
    new Actions(driver).sendKeys(key).perform();
    return this;
  }

  /** Waits until the page shows the text. */
  Browser sees(String text) {
    await()
        .withMessage(() -> "\"" + text + "\" in: " + text())
        .until(page -> text().contains(text));
    return this;
  }

  String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  WebElement visible(By what) {
    return await().until(ExpectedConditions.visibilityOfElementLocated(what));
  }

  /** Waits until the server has answered and nothing moves any more. */
  Browser settled() {
    await()
        .until(
            page ->
                (Boolean)
                    ((JavascriptExecutor) page)
                        .executeScript(
                            "return document.readyState === 'complete'"
                                + " && !!document.querySelector('#content, main')"
                                + " && Object.values((window.Vaadin || {}).Flow?.clients || {})"
                                + ".every(c => !c.isActive || !c.isActive())"
                                + " && ![...document.querySelectorAll('.progress')]"
                                + ".some(p => p.checkVisibility())"
                                + " && document.getAnimations()"
                                + ".every(a => a.playState !== 'running'"
                                + " || a.effect?.getTiming().iterations === Infinity)"));
    return this;
  }

  /** The whole page as a picture below the build folder. */
  void picture(String name) {
    Number whole = (Number) driver.executeScript(WHOLE_HEIGHT);
    show(Math.min(TALLEST, whole.intValue()));
    Object shot = driver.executeCdpCommand("Page.captureScreenshot", Map.of()).get("data");
    show(look.height);
    Path target = Path.of("target", "screenshots", name + ".png");
    try {
      Files.createDirectories(target.getParent());
      Files.write(target, Base64.getDecoder().decode(String.valueOf(shot)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private WebDriverWait await() {
    WebDriverWait wait = new WebDriverWait(driver, PATIENCE, Duration.ofMillis(100));
    wait.ignoring(StaleElementReferenceException.class);
    return wait;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
