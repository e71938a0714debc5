package org.noriai.routing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of the module. */
@AnalyzeClasses(packages = "org.noriai.routing", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule SEES_ONLY_MODEL_AND_SPI_OF_THE_ENGINE = noClasses()
            .that()
            .resideInAPackage("org.noriai.routing..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.noriai..")
                    .and(not(resideInAnyPackage(
                            "org.noriai.routing..", "org.noriai.dispatch.model..", "org.noriai.dispatch.spi.."))));

    @ArchTest
    static final ArchRule GRAPHHOPPER_STAYS_IN_ITS_ROOM = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.noriai.routing.street..",
                    "org.noriai.routing.kerb..",
                    "org.noriai.routing.closure..",
                    "org.noriai.routing.directions..",
                    "org.noriai.routing.learning..",
                    "org.noriai.routing.traveltime..",
                    "org.noriai.routing.extract..",
                    "org.noriai.routing.place.osm..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.graphhopper..");

    @ArchTest
    static final ArchRule LUCENE_STAYS_IN_ITS_ROOM = noClasses()
            .that()
            .resideOutsideOfPackage("org.noriai.routing.place..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.lucene..", "com.ibm.icu..");

    @ArchTest
    static final ArchRule THE_TILE_BUILDERS_LIBRARIES_STAY_OUT =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("com.onthegomap..", "net.iakovlev..");

    @ArchTest
    static final ArchRule ONEBUSAWAY_STAYS_IN_ITS_ROOM = noClasses()
            .that()
            .resideOutsideOfPackage("org.noriai.routing.transit.gtfs..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.onebusaway..");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CIRCLE =
            slices().matching("org.noriai.routing.(*)..").should().beFreeOfCycles();
}
