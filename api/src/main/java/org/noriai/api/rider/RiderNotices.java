package org.noriai.api.rider;

import java.util.ArrayList;
import java.util.List;
import org.noriai.api.store.StaffMessages;
import org.noriai.api.store.StaffMessages.Kind;
import org.noriai.api.store.StaffMessages.Receiver;
import org.noriai.api.v1.Notice;
import org.noriai.api.v1.NoticeKind;
import org.noriai.api.view.Messages;
import org.noriai.dispatch.model.Ride;
import org.noriai.dispatch.model.RuleBook;
import org.noriai.dispatch.model.Suspension;
import org.noriai.dispatch.state.FleetState;

/** What the service tells a rider beside the ride itself. Thread-safe. */
public final class RiderNotices {

    private final RuleBook book;
    private final StaffMessages messages;

    /** By these zones, with these messages. */
    public RiderNotices(RuleBook book, StaffMessages messages) {
        this.book = book;
        this.messages = messages;
    }

    List<Notice> of(FleetState state, Ride ride, int nowSeconds) {
        List<Notice> notices = new ArrayList<>();
        for (Suspension suspension : state.listSuspensions()) {
            if (concerns(suspension, ride)) {
                notices.add(Notice.newBuilder()
                        .setKind(NoticeKind.SUSPENDED)
                        .setText(suspension.cause())
                        .setWindow(Messages.window(suspension.window()))
                        .build());
            }
        }
        if (ride.status().planned()) {
            state.standingOf(ride)
                    .broken()
                    .ifPresent(broken -> notices.add(Notice.newBuilder()
                            .setKind(NoticeKind.LATE)
                            .setTime(Messages.timestamp(broken.sinceSeconds()))
                            .build()));
        }
        for (StaffMessages.Message message :
                messages.to(new Receiver(Kind.RIDER, ride.id().value()), nowSeconds)) {
            notices.add(Notice.newBuilder()
                    .setKind(NoticeKind.MESSAGE)
                    .setText(message.text())
                    .setTime(Messages.timestamp(message.atSeconds()))
                    .build());
        }
        return notices;
    }

    /** Whether the ride begins or ends in the zone while it is suspended, as far as the promise goes. */
    private boolean concerns(Suspension suspension, Ride ride) {
        boolean there = book.zone(ride.pickup().place()).id().equals(suspension.zone())
                || book.zone(ride.dropoff().place()).id().equals(suspension.zone());
        return there
                && ride.promise().pickup().startSeconds() <= suspension.window().endSeconds()
                && ride.promise().latestDropoffSeconds() >= suspension.window().startSeconds();
    }
}
