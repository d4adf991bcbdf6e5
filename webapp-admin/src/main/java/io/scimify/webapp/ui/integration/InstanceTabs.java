package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.RouterLink;
import io.scimify.webapp.ui.Texts;

/** Links, not a tab list: each part of an instance is a page with an address of its own. */
final class InstanceTabs extends Nav {
  private static final long serialVersionUID = 1L;

  // in a narrow window the row scrolls
  private static final String INTO_SIGHT =
      """
      const row = this.parentElement;
      requestAnimationFrame(() => {
        const middle = this.offsetLeft - row.offsetLeft + this.offsetWidth / 2;
        row.scrollLeft = middle - row.clientWidth / 2;
      });""";

  InstanceTabs() {
    addClassName("page-tabs");
    getElement().setAttribute("aria-label", text("integration.parts"));
  }

  void select(InstanceKey key, InstanceTab selected) {
    removeAll();
    for (InstanceTab part : InstanceTab.values()) {
      RouterLink link = new RouterLink(Texts.of(part), IntegrationView.class, key.at(part));
      link.setId("tab-" + part.path());
      if (part == selected) {
        link.getElement().setAttribute("aria-current", "page");
        link.getElement().executeJs(INTO_SIGHT);
      }
      add(link);
    }
  }
}
