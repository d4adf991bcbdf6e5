package io.scimify.webapp.ui.integration;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.scimify.domain.administration.Role;
import io.scimify.domain.integration.ScimToken;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.feedback.Badge;
import io.scimify.webapp.ui.feedback.Messages;
import io.scimify.webapp.ui.feedback.Question;
import io.scimify.webapp.ui.layout.EmptyState;
import io.scimify.webapp.ui.layout.Moment;
import io.scimify.webapp.ui.layout.Panel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The SCIM keys of an instance: make one, see when each was used last, revoke. */
final class KeysPanel extends Div {
  private static final long serialVersionUID = 1L;

  private static final Duration SOON = Duration.ofDays(30);

  private final transient Console console;
  private final transient InstanceKey instance;
  private long live;
  private final UnorderedList list = new UnorderedList();
  private final Button create = new Button(text("keys.create"), VaadinIcon.PLUS.create());

  KeysPanel(Console console, InstanceKey instance) {
    this.console = console;
    this.instance = instance;
    list.addClassName("keys");
    create.setId("create-key");
    create.addThemeVariants(ButtonVariant.LUMO_SMALL);
    create.addClickListener(e -> new KeyDialog(console, instance, this::show).open());
    Panel panel = new Panel(text("keys.title"), list).explained(text("keys.help"));
    if (console.may(Role.ADMIN)) {
      panel.withActions(create);
    }
    add(panel);
    show();
  }

  private void show() {
    console.ask(c -> console.integrations().keys(c, instance.tenant(), instance.id()), this::show);
  }

  private void show(List<ScimToken> keys) {
    Instant now = console.now();
    live = keys.stream().filter(key -> key.isLive(now)).count();
    create.setEnabled(live < ScimToken.MOST_LIVE);
    create.setTooltipText(live < ScimToken.MOST_LIVE ? "" : text("keys.most"));
    list.removeAll();
    keys.forEach(key -> list.add(item(key, now)));
    if (keys.isEmpty()) {
      list.add(
          new ListItem(
              new EmptyState(VaadinIcon.KEY_O, text("keys.none"), text("keys.none.help"))));
    }
  }

  private ListItem item(ScimToken key, Instant now) {
    Span label = new Span(key.label());
    label.addClassName("key-label");
    Div words = new Div(label, state(key, now), life(key, now));
    words.addClassName("key-words");
    ListItem item = new ListItem(words);
    if (console.may(Role.ADMIN)) {
      Button revoke = new Button(text("keys.revoke"), e -> askToRevoke(key));
      revoke.addThemeVariants(
          ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR);
      revoke.setAriaLabel(text("keys.revoke.label", key.label()));
      revoke.addClassName("revoke-key");
      item.add(revoke);
    }
    return item;
  }

  private static Badge state(ScimToken key, Instant now) {
    if (!key.isLive(now)) {
      return new Badge(text("keys.expired"), Badge.Tone.BAD);
    }
    boolean soon = key.expiresAt().filter(end -> end.isBefore(now.plus(SOON))).isPresent();
    return soon
        ? new Badge(text("keys.expiring"), Badge.Tone.WARNING)
        : new Badge(text("keys.live"), Badge.Tone.GOOD);
  }

  private static Span life(ScimToken key, Instant now) {
    String used =
        key.lastUsedAt()
            .map(at -> text("keys.used", Moment.relative(at, now)))
            .orElse(text("keys.unused"));
    String end =
        key.expiresAt()
            .map(at -> text("keys.until", Moment.exact(at)))
            .orElse(text("keys.endless"));
    Span life = new Span(text("keys.life", Moment.relative(key.createdAt(), now), used, end));
    life.addClassName("key-life");
    return life;
  }

  private void askToRevoke(ScimToken key) {
    String used =
        key.lastUsedAt()
            .map(at -> text("keys.used", Moment.relative(at, console.now())))
            .orElse(text("keys.unused"));
    Question.ask(
            text("keys.revoke.question", key.label()),
            text("keys.revoke.consequence", used)
                + (isLast(key) ? " " + text("keys.revoke.last") : ""),
            text("keys.revoke"),
            () -> revoke(key))
        .destructive()
        .open();
  }

  private boolean isLast(ScimToken key) {
    return key.isLive(console.now()) && live == 1;
  }

  private void revoke(ScimToken key) {
    console.ask(
        c -> console.integrations().revokeKey(c, instance.tenant(), instance.id(), key.id()),
        revoked -> {
          Messages.done(text("keys.revoked", key.label()));
          show();
        });
  }
}
