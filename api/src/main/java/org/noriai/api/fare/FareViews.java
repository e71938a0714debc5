package org.noriai.api.fare;

import java.util.Currency;
import java.util.Optional;
import org.noriai.api.fare.FareTable.Payment;
import org.noriai.api.store.Fares.Settlement;
import org.noriai.api.v1.Fare;
import org.noriai.api.v1.FareLineKind;
import org.noriai.api.v1.FareProduct;

/** Fares in the contract's messages. */
public final class FareViews {

    private FareViews() {}

    /** A fare, and what was due if the ride has ended. */
    public static Fare view(org.noriai.dispatch.model.Fare fare, Optional<Settlement> settlement) {
        FareTerms terms = FareTerms.parse(fare.terms());
        Fare.Builder view = Fare.newBuilder()
                .setAmount(fare.minorUnits())
                .setCurrency(fare.currency())
                .setFractionDigits(fractionDigits(fare.currency()))
                .setShared(terms.shared())
                .setProduct(
                        switch (terms.product()) {
                            case SINGLE -> FareProduct.SINGLE_RIDE;
                            case DAY_PASS -> FareProduct.DAY_PASS;
                            case DAY_PASS_HELD -> FareProduct.DAY_PASS_HELD;
                        })
                .setPayment(view(terms.payment()));
        for (FareLine line : terms.lines()) {
            view.addLines(org.noriai.api.v1.FareLine.newBuilder()
                    .setKind(kind(line.kind()))
                    .setCount(line.count())
                    .setEach(line.each()));
        }
        settlement.ifPresent(settled -> view.setSettled(true).setDue(settled.dueUnits()));
        return view.build();
    }

    /** How many digits of an amount stand behind the point. */
    static int fractionDigits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    private static org.noriai.api.v1.Payment view(Payment payment) {
        return switch (payment) {
            case CASH -> org.noriai.api.v1.Payment.CASH;
            case ACCOUNT -> org.noriai.api.v1.Payment.ACCOUNT;
        };
    }

    private static FareLineKind kind(FareLine.Kind kind) {
        return switch (kind) {
            case ADULT -> FareLineKind.FARE_ADULT;
            case RIDER_CLASS -> FareLineKind.FARE_RIDER_CLASS;
            case COMPANION -> FareLineKind.FARE_COMPANION;
            case CHILD -> FareLineKind.FARE_CHILD;
            case RUN -> FareLineKind.FARE_RUN;
            case GROUP -> FareLineKind.FARE_GROUP;
            case DAY_PASS -> FareLineKind.FARE_DAY_PASS;
        };
    }
}
