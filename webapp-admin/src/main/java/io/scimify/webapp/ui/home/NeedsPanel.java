package io.scimify.webapp.ui.home;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.RouterLink;
import io.scimify.webapp.ui.feedback.Badge;
import io.scimify.webapp.ui.integration.InstanceKey;
import io.scimify.webapp.ui.integration.IntegrationView;
import io.scimify.webapp.ui.layout.EmptyState;
import io.scimify.webapp.ui.layout.Panel;
import java.util.List;

/** What waits for a person, each one click away from where it is dealt with. */
final class NeedsPanel extends Composite<Panel> {
  private static final long serialVersionUID = 1L;

  /** More at a time is a list that nobody reads. */
  private static final int MOST = 30;

  private final transient List<Need> needs;

  NeedsPanel(List<Need> needs) {
    this.needs = needs;
  }

  @Override
  protected Panel initContent() {
    Panel panel = new Panel(text("home.needs"), needs.isEmpty() ? calm() : list());
    panel.setId("needs-me");
    if (needs.size() > MOST) {
      panel.add(new Paragraph(text("home.needs.more", needs.size() - MOST)));
    }
    return panel;
  }

  private static EmptyState calm() {
    return new EmptyState(VaadinIcon.CHECK_CIRCLE_O, text("home.calm"), text("home.calm.help"));
  }

  private Component list() {
    UnorderedList list = new UnorderedList();
    list.addClassName("needs");
    needs.stream().limit(MOST).forEach(need -> list.add(item(need)));
    return list;
  }

  private static ListItem item(Need need) {
    RouterLink link =
        new RouterLink(
            need.what(), IntegrationView.class, InstanceKey.of(need.instance()).at(need.tab()));
    link.setQueryParameters(need.filter());
    Span detail = new Span(need.detail());
    detail.addClassName("need-detail");
    Div words = new Div(link, detail);
    words.addClassName("need-words");
    return new ListItem(new Badge(need.word(), need.tone()), words);
  }
}
