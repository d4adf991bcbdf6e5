package io.scimify.webapp.ui.drift;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.tabs.TabsVariant;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.DataProvider;
import io.scimify.application.port.in.ReconcileUseCase.Overview;
import io.scimify.application.port.in.ReconcileUseCase.Repair;
import io.scimify.domain.administration.Role;
import io.scimify.domain.integration.IntegrationInstance;
import io.scimify.domain.reconciliation.AttributeDifference;
import io.scimify.domain.reconciliation.DriftItem;
import io.scimify.domain.reconciliation.DriftItemId;
import io.scimify.domain.reconciliation.DriftKind;
import io.scimify.domain.reconciliation.DriftReport;
import io.scimify.webapp.ui.Console;
import io.scimify.webapp.ui.Texts;
import io.scimify.webapp.ui.feedback.Badge;
import io.scimify.webapp.ui.layout.StoryRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The differences of one report, a kind at a time. */
final class DriftTable extends Div {
  private static final long serialVersionUID = 1L;

  private final transient Console console;
  private final transient IntegrationInstance instance;
  private final transient DriftReport report;
  private final transient BiConsumer<DriftKind, Repair> repaired;
  private final transient List<DriftKind> kinds;
  private final Tabs tabs = new Tabs();
  private final Paragraph lesson = new Paragraph();
  private final Div bar = new Div();
  private final Button repair = new Button("", VaadinIcon.WRENCH.create());
  private final Grid<DriftItem> grid = new Grid<>();
  private final CallbackDataProvider<DriftItem, Void> items;
  private DriftKind shown;

  DriftTable(
      Console console,
      IntegrationInstance instance,
      DriftReport report,
      BiConsumer<DriftKind, Repair> repaired) {
    this.console = console;
    this.instance = instance;
    this.report = report;
    this.repaired = repaired;
    this.kinds = Arrays.stream(DriftKind.values()).filter(k -> report.count(k) > 0).toList();
    this.shown = kinds.get(0);
    items =
        DataProvider.fromCallbacks(
            query -> page(query.getOffset(), query.getLimit()).items().stream(),
            query -> page(0, 1).total());
    kindTabs();
    columns();
    repair.setId("repair");
    repair.addThemeVariants(ButtonVariant.LUMO_SMALL);
    repair.addClickListener(e -> ask());
    bar.addClassName("actions");
    bar.add(repair);
    lesson.addClassName("lesson");
    add(tabs, lesson, bar, grid);
    show(shown);
  }

  private void kindTabs() {
    tabs.addThemeVariants(TabsVariant.LUMO_SMALL);
    tabs.getElement().setAttribute("aria-label", text("drift.kinds"));
    for (DriftKind kind : kinds) {
      Tab tab = new Tab(text("drift.count", Texts.of(kind), report.count(kind)));
      tab.setId("kind-" + kind);
      tabs.add(tab);
    }
    tabs.addSelectedChangeListener(e -> show(kinds.get(tabs.getSelectedIndex())));
  }

  private void columns() {
    grid.setId("drift");
    grid.getElement().setAttribute("aria-label", text("drift.title"));
    grid.addComponentColumn(DriftTable::story).setHeader(text("drift.what"));
    grid.setItems(items);
    grid.setSelectionMode(Grid.SelectionMode.MULTI); // listeners belong to a mode
    grid.addSelectionListener(e -> label(e.getAllSelectedItems().size()));
  }

  private static StoryRow story(DriftItem item) {
    boolean member = !item.memberName().isEmpty();
    StoryRow story = new StoryRow(member ? item.memberName() : item.name());
    story.line(member ? text("drift.inGroup", item.name()) : "");
    item.differences().forEach(difference -> story.line(line(difference)));
    item.jamfUser().ifPresent(id -> story.line(text("drift.jamfUser", id)));
    return story.beside(state(item));
  }

  private static String line(AttributeDifference difference) {
    return text(
        "drift.difference",
        difference.attribute(),
        quoted(difference.inJamf()),
        quoted(difference.inScim()));
  }

  private static String quoted(String value) {
    return value.isEmpty() ? text("drift.nothing") : "\"" + value + "\"";
  }

  private static Span state(DriftItem item) {
    if (item.asked()) {
      return new Badge(text("drift.asked"), Badge.Tone.GOOD);
    }
    return item.kind().isRepairable()
        ? new Badge(text("drift.differs"), Badge.Tone.WARNING)
        : new Badge(text("drift.leftAlone"), Badge.Tone.QUIET);
  }

  private void show(DriftKind kind) {
    shown = kind;
    lesson.setText(Texts.help(kind));
    boolean may = console.may(Role.ADMIN) && kind.isRepairable();
    grid.setSelectionMode(may ? Grid.SelectionMode.MULTI : Grid.SelectionMode.NONE);
    bar.setVisible(may);
    items.refreshAll();
    label(0);
  }

  private void label(int selected) {
    repair.setText(
        selected == 0
            ? text("drift.repair.all", report.count(shown))
            : text("drift.repair.some", selected));
  }

  private Overview page(int offset, int limit) {
    return console
        .read(
            c ->
                console
                    .reconciliation()
                    .overview(
                        c, instance.tenant(), instance.id(), Optional.of(shown), offset, limit))
        .orElse(new Overview(Optional.empty(), Optional.empty(), List.of(), 0));
  }

  private void ask() {
    List<DriftItem> chosen = new ArrayList<>(grid.getSelectedItems());
    boolean all = chosen.isEmpty();
    int number = all ? report.count(shown) : chosen.size();
    List<DriftItem> named = all ? page(0, RepairQuestion.LISTED).items() : chosen;
    RepairQuestion.of(shown, number, named, () -> repair(all, chosen)).open();
  }

  private void repair(boolean all, List<DriftItem> chosen) {
    List<DriftItemId> ids = chosen.stream().map(DriftItem::id).toList();
    DriftKind kind = shown;
    console.ask(
        c ->
            all
                ? console.reconciliation().repairAll(c, instance.tenant(), instance.id(), kind)
                : console.reconciliation().repair(c, instance.tenant(), instance.id(), ids),
        outcome -> repaired.accept(kind, outcome));
  }
}
