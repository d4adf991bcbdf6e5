package io.scimify.webapp.ui.approval;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.scimify.application.port.in.ReviewOperationsUseCase.Consequences;
import io.scimify.domain.operation.OperationState;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Asks for a reason and, when many users would be deleted, for their number. */
final class DecisionDialog {
  private static final int LISTED = 10;
  private static final int LARGE = 10;

  private final Dialog dialog = new Dialog();
  private final Button cancel = new Button(text("action.cancel"), e -> dialog.close());
  private final Button go;
  private final TextField reason = new TextField(text("approvals.reason"));
  private final TextField number = new TextField();
  private final int count;
  private final boolean typed;

  DecisionDialog(
      OperationState state,
      Consequences consequences,
      boolean approving,
      Consumer<String> decided) {
    int deletions = consequences.usersDeleted().count();
    count = consequences.count();
    typed = approving && deletions > LARGE;
    dialog.setHeaderTitle(title(approving, deletions));
    dialog.setWidth("34rem");
    dialog.setMaxWidth("100%");
    go = new Button(text(approving ? "approvals.approve" : "approvals.reject"));
    go.setId("confirm");
    go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    if (approving && deletions > 0) {
      go.addThemeVariants(ButtonVariant.LUMO_ERROR);
    }
    go.addClickListener(
        e -> {
          dialog.close();
          decided.accept(reason.getValue().strip());
        });
    cancel.setId("cancel");
    dialog.add(new Paragraph(consequence(state, approving, deletions)), names(consequences));
    fields();
    dialog.getFooter().add(cancel, go);
    check();
  }

  void open() {
    dialog.open();
    cancel.focus();
  }

  private String title(boolean approving, int deletions) {
    if (!approving) {
      return text("approvals.reject.question", count);
    }
    return deletions > 0
        ? text("approvals.delete.question", deletions)
        : text("approvals.approve.question", count);
  }

  private static String consequence(OperationState state, boolean approving, int deletions) {
    if (!approving) {
      return text("approvals.reject.consequence");
    }
    return deletions > 0 && state != OperationState.BLOCKED
        ? text("approvals.delete.consequence")
        : text("approvals.approve.consequence");
  }

  private UnorderedList names(Consequences consequences) {
    UnorderedList list = new UnorderedList();
    list.addClassName("affected");
    Stream.of(consequences.usersDeleted(), consequences.groupsChanged(), consequences.triedAgain())
        .flatMap(affected -> affected.names().stream())
        .limit(LISTED)
        .forEach(name -> list.add(new ListItem(name)));
    if (count > LISTED) {
      list.add(new ListItem(text("approvals.more", count - LISTED)));
    }
    return list;
  }

  private void fields() {
    reason.setId("reason");
    reason.setWidthFull();
    reason.setRequiredIndicatorVisible(true);
    reason.setHelperText(text("approvals.reason.help"));
    reason.setValueChangeMode(ValueChangeMode.EAGER);
    reason.addValueChangeListener(e -> check());
    number.setId("confirm-word");
    number.setLabel(text("question.type", String.valueOf(count)));
    number.setWidthFull();
    number.setVisible(typed);
    number.setValueChangeMode(ValueChangeMode.EAGER);
    number.addValueChangeListener(e -> check());
    dialog.add(reason, number);
  }

  private void check() {
    boolean confirmed = !typed || String.valueOf(count).equals(number.getValue().strip());
    go.setEnabled(confirmed && !reason.getValue().isBlank());
  }
}
