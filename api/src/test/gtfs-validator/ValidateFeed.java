import java.nio.file.Path;
import java.time.LocalDate;
import org.mobilitydata.gtfsvalidator.input.CountryCode;
import org.mobilitydata.gtfsvalidator.input.DateForValidation;
import org.mobilitydata.gtfsvalidator.input.GtfsInput;
import org.mobilitydata.gtfsvalidator.notice.NoticeContainer;
import org.mobilitydata.gtfsvalidator.notice.ResolvedNotice;
import org.mobilitydata.gtfsvalidator.notice.SystemError;
import org.mobilitydata.gtfsvalidator.notice.ValidationNotice;
import org.mobilitydata.gtfsvalidator.runner.ValidationRunner;
import org.mobilitydata.gtfsvalidator.table.GtfsFeedContainer;
import org.mobilitydata.gtfsvalidator.table.GtfsFeedLoader;
import org.mobilitydata.gtfsvalidator.validator.ClassGraphDiscovery;
import org.mobilitydata.gtfsvalidator.validator.ValidationContext;
import org.mobilitydata.gtfsvalidator.validator.ValidatorLoader;

/**
 * Runs the validator on a feed and prints its notices, a line each. A program of its own, because the validator leaves a
 * thread behind that would keep the tests from ending.
 */
public final class ValidateFeed {

    private ValidateFeed() {}

    /** Arguments: the zip file and the day. */
    public static void main(String[] arguments) throws Exception {
        NoticeContainer notices = new NoticeContainer();
        GtfsFeedLoader loader = new GtfsFeedLoader(ClassGraphDiscovery.discoverTables());
        loader.setNumThreads(1);
        ValidatorLoader validators =
                ValidatorLoader.createForClasses(ClassGraphDiscovery.discoverValidatorsInDefaultPackage());
        ValidationContext context = ValidationContext.builder()
                .setCountryCode(CountryCode.forStringOrUnknown("MC"))
                .setDateForValidation(new DateForValidation(LocalDate.parse(arguments[1])))
                .build();
        try (GtfsInput input = GtfsInput.createFromPath(Path.of(arguments[0]), notices)) {
            GtfsFeedContainer feed = ValidationRunner.loadAndValidate(validators, loader, notices, input, context);
            long files = feed.getTables().stream()
                    .filter(table -> !table.isMissingFile())
                    .count();
            System.out.println("validated %d files".formatted(files));
        }
        for (ResolvedNotice<ValidationNotice> notice : notices.getResolvedValidationNotices()) {
            System.out.println("%s %s %s"
                    .formatted(
                            notice.getSeverityLevel(),
                            notice.getContext().getCode(),
                            notice.getContext().toJsonTree()));
        }
        for (SystemError error : notices.getSystemErrors()) {
            System.out.println("ERROR in the validator: " + error.toJsonTree());
        }
        System.exit(0);
    }
}
