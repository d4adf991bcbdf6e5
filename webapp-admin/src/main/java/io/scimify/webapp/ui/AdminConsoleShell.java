package io.scimify.webapp.ui;

import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.server.AppShellSettings;

/** What every page of the console shares. */
public class AdminConsoleShell implements AppShellConfigurator {

  @Override
  public void configurePage(AppShellSettings settings) {
    settings.setPageTitle("Scimify");
    settings.setViewport("width=device-width, initial-scale=1");
    settings.addMetaTag("color-scheme", "light dark");
  }
}
