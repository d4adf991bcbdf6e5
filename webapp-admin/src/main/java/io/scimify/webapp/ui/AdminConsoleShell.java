package io.scimify.webapp.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Inline.Position;
import com.vaadin.flow.component.page.Inline.Wrapping;
import com.vaadin.flow.component.page.TargetElement;
import com.vaadin.flow.server.AppShellSettings;
import io.scimify.webapp.ui.layout.Logo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;

/**
 * What every page of the console shares. The look is one style sheet and a few lines of script in
 * the page itself, so that Vaadin's ready-made bundle serves and no Node is needed to build.
 */
public class AdminConsoleShell implements AppShellConfigurator {
  private static final String STYLE = resource("console.css");
  private static final String THEME = resource("theme.js");
  private static final String FOCUS = resource("focus.js");

  @Override
  public void configurePage(AppShellSettings settings) {
    settings.setPageTitle("Scimify");
    settings.setViewport("width=device-width, initial-scale=1");
    settings.addMetaTag("color-scheme", "light dark");
    settings.addFavIcon("icon", "data:image/svg+xml," + percentEncoded(Logo.MARK), "any");
    settings.addInlineWithContents(
        TargetElement.HEAD, Position.PREPEND, THEME, Wrapping.JAVASCRIPT);
    settings.addInlineWithContents(TargetElement.BODY, Position.APPEND, FOCUS, Wrapping.JAVASCRIPT);
    settings.addInlineWithContents(TargetElement.BODY, Position.APPEND, STYLE, Wrapping.STYLESHEET);
  }

  private static String percentEncoded(String svg) {
    return URLEncoder.encode(svg, UTF_8).replace("+", "%20");
  }

  private static String resource(String name) {
    try (InputStream in = AdminConsoleShell.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The application lacks its file " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
