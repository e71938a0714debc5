package org.noriai.api.fare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.dispatch.model.Party;
import org.noriai.dispatch.model.RiderClass;

/** What a fare file says, and what is wrong with one. */
class FareFileReaderTest {

    private static final Currency YEN = Currency.getInstance("JPY");
    private static final RiderClass SENIOR = new RiderClass("senior");

    @TempDir
    Path folder;

    private FareTable read(String text) throws Exception {
        Path file = folder.resolve("fares.yml");
        Files.writeString(file, text);
        return FareFileReader.read(file, YEN, Set.of("city", "mountain"));
    }

    private static long price(FareTable table, Party party, RiderClass riderClass, String from, String to, int meters) {
        return FareLine.sum(table.lines(table.base().units(from, to, meters), party, riderClass));
    }

    private static Party party(int adults, int companions, int children) {
        return new Party(adults, companions, children, 0, 0, false, false);
    }

    @Test
    void theExampleIsRead() throws Exception {
        String text;
        try (InputStream example = FareFileReader.class.getResourceAsStream("odawara.example.yml")) {
            text = new String(example.readAllBytes(), StandardCharsets.UTF_8);
        }
        FareTable table = read(text);
        assertThat(price(table, party(1, 0, 0), RiderClass.GENERAL, "city", "city", 0))
                .isEqualTo(300);
        assertThat(price(table, party(1, 0, 0), RiderClass.GENERAL, "mountain", "city", 0))
                .isEqualTo(700);
        assertThat(price(table, party(1, 0, 0), SENIOR, "city", "mountain", 0)).isEqualTo(200);
        assertThat(price(table, party(1, 1, 1), new RiderClass("disability"), "city", "city", 0))
                .isEqualTo(150 + 150 + 150);
        // Five full fares less a tenth.
        assertThat(price(table, party(5, 0, 0), RiderClass.GENERAL, "city", "city", 0))
                .isEqualTo(1350);
        assertThat(table.dayPass()).hasValue(1000);
    }

    @Test
    void aDistanceCostsEachStepThatIsBegunAndNeverMoreThanTheMost() throws Exception {
        FareTable table = read("""
                currency: JPY
                rounding: 10
                base: {distance: {first: {meters: 2000, fare: 300}, then: {meters: 500, fare: 45}, most: 700}}
                children: {percent: 33}
                """);
        assertThat(price(table, party(1, 0, 0), RiderClass.GENERAL, "a", "b", 2000))
                .isEqualTo(300);
        assertThat(price(table, party(1, 0, 0), RiderClass.GENERAL, "a", "b", 2001))
                .isEqualTo(350);
        assertThat(price(table, party(1, 0, 0), RiderClass.GENERAL, "a", "b", 90_000))
                .isEqualTo(700);
        assertThat(price(table, party(0, 0, 1), RiderClass.GENERAL, "a", "b", 0))
                .isEqualTo(100);
    }

    @Test
    void aRunIsOneLineWhoeverTravels() throws Exception {
        FareTable table = read("""
                currency: JPY
                base: {run: 2000}
                """);
        assertThat(table.shared()).isTrue();
        assertThat(price(table, party(3, 0, 1), SENIOR, "a", "b", 0)).isEqualTo(2000);
    }

    @Test
    void everyMistakeIsToldAtOnceWithLineFieldAndValue() {
        assertThatThrownBy(() -> read("""
                        currency: EUR
                        rounding: 0
                        base:
                          zones:
                            within: -5
                            pairs:
                              - {from: city, to: moon, fare: 700}
                        children: third
                        classes:
                          senior: {pays: {percent: 120}}
                        group: {from: 1, percentOff: 10}
                        payment: [barter]
                        discount: 5
                        """))
                .isInstanceOf(FareFileException.class)
                .message()
                .contains("line 1: currency 'EUR': the service area's currency is JPY")
                .contains("line 2: rounding '0'")
                .contains("line 5: base.zones.within '-5'")
                .contains("the field 'across' is missing")
                .contains("line 7: base.zones.pairs[0].to 'moon': there is no such zone; there are: city, mountain")
                .contains("line 8: children 'third'")
                .contains("line 10: classes.senior.pays.percent '120'")
                .contains("line 11: group.from '1'")
                .contains("line 12: payment[0] 'barter'")
                .contains("line 13: discount")
                .contains("10 mistakes");
    }

    @Test
    void twoBasesOrNoneAreAMistake() {
        assertThatThrownBy(() -> read("currency: JPY\nbase: {flat: 100, run: 200}\n"))
                .hasMessageContaining("line 2: base: there must be exactly one of: flat, zones, distance, run");
        assertThatThrownBy(() -> read("currency: JPY\n")).hasMessageContaining("the field 'base' is missing");
        assertThatThrownBy(() -> read("currency: [\n")).hasMessageContaining("it is no YAML");
        assertThatThrownBy(() -> FareFileReader.read(folder.resolve("none.yml"), YEN, Set.of()))
                .isInstanceOf(FareFileException.class)
                .hasMessageContaining("can't be read");
    }

    @Test
    void termsAreReadAsTheyWereWritten() {
        FareTable table = FareTable.demonstration(YEN);
        FareTerms terms = new FareTerms(
                table.lines(400, party(2, 1, 1), RiderClass.GENERAL),
                FareTerms.Product.SINGLE,
                FareTable.Payment.ACCOUNT,
                false,
                4,
                10,
                50);
        assertThat(FareTerms.parse(terms.toJson())).isEqualTo(terms);
        assertThat(Optional.of(FareLine.sum(terms.lines()))).contains(400L + 400 + 0 + 200);
    }
}
