package org.noriai.api.store.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noriai.api.store.people.AuditLog.Head;

/** Whatever is done to the record of who looked at what shows. */
class AuditLogTest {

    private static final int ENTRIES = 40;

    @TempDir
    Path dataDir;

    private PeopleFixture fixture;
    private AuditLog audit;

    @BeforeEach
    void write() throws SQLException {
        fixture = new PeopleFixture(dataDir);
        audit = fixture.of("odawara").audit();
        AuditLog other = fixture.of("hakone").audit();
        for (int i = 1; i <= ENTRIES; i++) {
            audit.add("staff:u-" + i % 3, "CARD_SEEN", "r-" + i, "");
            other.add("staff:u-9", "CARD_SEEN", "r-" + i, "");
            fixture.pass(1);
        }
    }

    @AfterEach
    void close() throws SQLException {
        fixture.close();
    }

    private Optional<Long> brokenAt() {
        return audit.verify(Optional.empty()).brokenAt();
    }

    @Test
    void aChainThatNobodyTouchedIsWhole() {
        AuditLog.Verification found = audit.verify(Optional.empty());
        assertThat(found.brokenAt()).isEmpty();
        assertThat(found.head()).isEqualTo(audit.head());
        assertThat(found.head().sequence()).isEqualTo(ENTRIES);
        assertThat(audit.list(38, 10)).extracting(AuditEntry::subject).containsExactly("r-39", "r-40");
    }

    @Test
    void everyChangedFieldOfAnyEntryShows() {
        for (String change : List.of(
                "actor = 'staff:u-8'",
                "action = 'NOTHING'",
                "subject = 'r-0'",
                "detail = 'x'",
                "at_millis = at_millis + 1",
                "hash = 'ab'",
                "action = 'CARD_SEE', subject = 'N' || subject")) {
            String of = " where tenant = 'odawara' and sequence = 17";
            fixture.sql.execute("create table kept as select * from audit_log");
            assertThat(fixture.sql.execute("update audit_log set " + change + of))
                    .isEqualTo(1);
            assertThat(brokenAt()).as(change).contains(17L);
            fixture.sql.execute("delete from audit_log");
            fixture.sql.execute("insert into audit_log select * from kept");
            fixture.sql.execute("drop table kept");
            assertThat(brokenAt()).isEmpty();
        }
    }

    @Test
    void anEntryThatIsMissingOrComesFromElsewhereShows() {
        fixture.sql.execute("delete from audit_log where tenant = 'odawara' and sequence = 5");
        assertThat(brokenAt()).contains(5L);
        fixture.sql.execute("update audit_log set tenant = 'odawara' where tenant = 'hakone' and sequence = 5");
        assertThat(brokenAt()).contains(5L);
    }

    @Test
    void anEndThatWasCutOffOrAWholeChainWrittenAnewShowsAgainstWhatWasNoted() {
        Head noted = audit.head();
        Head early = new Head(7, audit.list(6, 1).getFirst().hash());
        assertThat(audit.verify(Optional.of(noted)).brokenAt()).isEmpty();
        assertThat(audit.verify(Optional.of(early)).brokenAt()).isEmpty();
        fixture.sql.execute("delete from audit_log where tenant = 'odawara' and sequence > 30");
        assertThat(brokenAt()).as("by itself a shorter chain is whole").isEmpty();
        assertThat(audit.verify(Optional.of(noted)).brokenAt()).contains(31L);
        fixture.sql.execute("delete from audit_log where tenant = 'odawara'");
        for (int i = 1; i <= ENTRIES; i++) {
            audit.add("staff:u-1", "CARD_SEEN", "r-1", "");
        }
        assertThat(brokenAt()).isEmpty();
        assertThat(audit.verify(Optional.of(noted)).brokenAt()).contains((long) ENTRIES);
        assertThat(audit.verify(Optional.of(early)).brokenAt()).contains(7L);
    }
}
