package io.scimify.webapp.ui.drift;

import static io.scimify.webapp.ui.Texts.text;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import io.scimify.domain.reconciliation.DriftItem;
import io.scimify.domain.reconciliation.DriftKind;
import io.scimify.webapp.ui.feedback.Question;
import java.util.List;

/** Says how many and what will happen to them before a repair is asked for. */
final class RepairQuestion {
  static final int LISTED = 10;

  private RepairQuestion() {}

  static Question of(DriftKind kind, int number, List<DriftItem> some, Runnable act) {
    Question question =
        Question.ask(
                text("drift.question." + kind, number),
                text("drift.consequence." + kind),
                text("drift.repair"),
                act)
            .about(names(number, some));
    boolean takesAway = kind == DriftKind.STILL_IN_JAMF || kind == DriftKind.UNKNOWN_MEMBER;
    if (takesAway) {
      question.destructive();
    }
    return kind == DriftKind.STILL_IN_JAMF && number > LISTED
        ? question.afterTyping(String.valueOf(number))
        : question;
  }

  private static UnorderedList names(int number, List<DriftItem> some) {
    UnorderedList list = new UnorderedList();
    list.addClassName("affected");
    some.stream().limit(LISTED).forEach(item -> list.add(new ListItem(name(item))));
    int more = number - Math.min(LISTED, some.size());
    if (more > 0) {
      list.add(new ListItem(text("approvals.more", more)));
    }
    return list;
  }

  private static String name(DriftItem item) {
    return item.memberName().isEmpty()
        ? item.name()
        : item.memberName() + " · " + text("drift.inGroup", item.name());
  }
}
