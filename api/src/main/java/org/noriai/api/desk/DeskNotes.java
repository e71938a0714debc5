package org.noriai.api.desk;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.noriai.api.clock.AreaTime;
import org.noriai.api.problem.FieldProblem;
import org.noriai.api.problem.ProblemException;
import org.noriai.api.rider.RiderRecords;
import org.noriai.api.store.people.DeskBook;
import org.noriai.api.store.people.PeopleStore;
import org.noriai.api.v1.AddCallBackRequest;
import org.noriai.api.v1.AddNoteRequest;
import org.noriai.api.v1.CallBack;
import org.noriai.api.v1.ListCallBacksResponse;
import org.noriai.api.v1.RiderNote;
import org.noriai.dispatch.model.RiderId;

/** Notes and promises to telephone: checked, written down, kept. Thread-safe. */
final class DeskNotes {

    private static final int TEXT_LENGTH_MAX = 2000;

    private final PeopleStore people;

    DeskNotes(PeopleStore people) {
        this.people = people;
    }

    RiderNote add(RiderId rider, AddNoteRequest request, String author) {
        List<FieldProblem> problems = new ArrayList<>();
        text(request.getText(), problems);
        check(problems);
        people.audit().add(author, "NOTE_ADDED", rider.value(), "");
        return RiderRecords.view(people.desk().addNote(rider, author, request.getText()));
    }

    CallBack promise(RiderId rider, AddCallBackRequest request, String author) {
        List<FieldProblem> problems = new ArrayList<>();
        text(request.getText(), problems);
        Timestamp due = request.getDue();
        boolean valid = request.hasDue()
                && Timestamps.isValid(due)
                && AreaTime.reaches(Instant.ofEpochSecond(due.getSeconds(), due.getNanos()));
        if (!valid) {
            problems.add(FieldProblem.of("due", due.getSeconds() + " s", "must be a time of this century."));
        }
        check(problems);
        people.audit().add(author, "CALL_BACK_PROMISED", rider.value(), "");
        return RiderRecords.view(
                people.desk().addCallBack(rider, author, Instant.ofEpochSecond(due.getSeconds()), request.getText()));
    }

    ListCallBacksResponse open(String reader) {
        List<DeskBook.CallBack> open = people.desk().listCallBacks();
        people.audit().add(reader, "CALL_BACKS_SEEN", "", open.size() + " promises");
        return ListCallBacksResponse.newBuilder()
                .addAllCallBacks(open.stream().map(RiderRecords::view).toList())
                .build();
    }

    void close(String id, String by) {
        DeskBook.CallBack promised =
                people.desk().findCallBack(id).orElseThrow(() -> ProblemException.notFound("call_back_id", id));
        people.audit().add(by, "CALLED_BACK", promised.rider().value(), "");
        people.desk().done(promised.id(), by);
    }

    /** The text is personal, so it is not repeated. */
    private static void text(String text, List<FieldProblem> problems) {
        if (text.isBlank() || text.length() > TEXT_LENGTH_MAX) {
            problems.add(new FieldProblem("text", "", "text must have 1 to %d characters.".formatted(TEXT_LENGTH_MAX)));
        }
    }

    private static void check(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }
}
