package org.noriai.dispatch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the rooms of this module. Whoever wants another one moves a wall: with a decision record. */
@AnalyzeClasses(packages = "org.noriai.dispatch", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] FOUNDATION = {"java..", "org.jspecify..", "org.slf4j.."};

    @ArchTest
    static final ArchRule modelSeesNothing = only("model", "model");

    @ArchTest
    static final ArchRule commandSeesModel = only("command", "command", "model", "spi");

    @ArchTest
    static final ArchRule eventSeesModel = only("event", "event", "model");

    @ArchTest
    static final ArchRule spiSeesModelAndEvent = only("spi", "spi", "model", "event");

    @ArchTest
    static final ArchRule stateSeesWhatCameBefore = only("state", "state", "model", "command", "event", "spi");

    @ArchTest
    static final ArchRule insertionSeesState =
            only("insertion", "insertion", "model", "command", "event", "spi", "state");

    @ArchTest
    static final ArchRule improveSeesState = only("improve", "improve", "model", "command", "event", "spi", "state");

    @ArchTest
    static final ArchRule repositionSeesState =
            only("reposition", "reposition", "model", "command", "event", "spi", "state");

    @ArchTest
    static final ArchRule repairSeesInsertion =
            only("repair", "repair", "model", "command", "event", "spi", "state", "insertion");

    @ArchTest
    static final ArchRule engineSeesEverything = only(
            "engine",
            "engine",
            "model",
            "command",
            "event",
            "spi",
            "state",
            "insertion",
            "improve..",
            "reposition",
            "repair");

    @ArchTest
    static final ArchRule simulationSeesEverything = only(
            "simulation",
            "simulation",
            "model",
            "command",
            "event",
            "spi",
            "state",
            "insertion",
            "improve..",
            "engine");

    @ArchTest
    static final ArchRule jspritStaysInItsRoom = noClasses()
            .that()
            .resideOutsideOfPackage("org.noriai.dispatch.improve.jsprit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.graphhopper..");

    @ArchTest
    static final ArchRule theJudgeSharesNoCodeWithWhatItJudges = noClasses()
            .that()
            .haveSimpleName("PlanChecker")
            .or()
            .haveSimpleName("PlanTimes")
            .or()
            .haveSimpleName("PromiseGraph")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("ScheduleKernel")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("PlanScheduler")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("StopSequence");

    @ArchTest
    static final ArchRule packagesFormNoCircle =
            slices().matching("org.noriai.dispatch.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theEngineNeverAsksTheSystemForTheTime = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.Instant.class, "now");

    private static ArchRule only(String room, String... others) {
        String[] allowed = new String[others.length + FOUNDATION.length];
        for (int i = 0; i < others.length; i++) {
            allowed[i] = "org.noriai.dispatch." + others[i];
        }
        System.arraycopy(FOUNDATION, 0, allowed, others.length, FOUNDATION.length);
        return classes()
                .that()
                .resideInAPackage("org.noriai.dispatch." + room)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }
}
