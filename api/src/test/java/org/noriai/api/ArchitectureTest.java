package org.noriai.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between this module's rooms and the rooms below. Whoever wants another one writes a decision record. */
@AnalyzeClasses(packages = "org.noriai", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule onlyTheServiceAndTheImporterHaveAMain = methods()
            .that()
            .haveName("main")
            .and()
            .areStatic()
            .should()
            .beDeclaredInClassesThat()
            .haveFullyQualifiedName("org.noriai.api.NoriaiServer")
            .orShould()
            .beDeclaredInClassesThat()
            .haveFullyQualifiedName("org.noriai.routing.region.RegionImporter");

    @ArchTest
    static final ArchRule rpcSqlAndHttpStayInThisModule = noClasses()
            .that()
            .resideInAnyPackage("org.noriai.dispatch..", "org.noriai.routing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.grpc..", "io.micronaut..", "java.sql..", "org.jooq..", "org.noriai.api..");

    /** An OpenStreetMap extract is protobuf too, so the importer reads it. */
    @ArchTest
    static final ArchRule protobufStaysInThisModule = noClasses()
            .that()
            .resideInAnyPackage("org.noriai.dispatch..", "org.noriai.routing..")
            .and()
            .resideOutsideOfPackage("org.noriai.routing.extract")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.protobuf..");

    @ArchTest
    static final ArchRule vendorsOfOtherRoomsStayThere = noClasses()
            .that()
            .resideInAPackage("org.noriai.api..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.graphhopper..");

    @ArchTest
    static final ArchRule sqlStaysInTheStore = onlyIn("store..", "java.sql..", "org.jooq..", "org.flywaydb..");

    @ArchTest
    static final ArchRule hashesAndSignedTokensStayWithTheAccounts =
            onlyIn("account", "org.bouncycastle..", "com.nimbusds..");

    @ArchTest
    static final ArchRule mailStaysInTheMail = onlyIn("mail", "jakarta.mail..");

    @ArchTest
    static final ArchRule gtfsBindingsStayInTheFeed = onlyIn("feed", "com.google.transit..");

    @ArchTest
    static final ArchRule httpStaysInTheWeb = noClasses()
            .that()
            .resideInAPackage("org.noriai.api..")
            .and()
            .resideOutsideOfPackages("org.noriai.api.web..", "org.noriai.api.configure")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micronaut..", "io.netty..", "reactor..");

    @ArchTest
    static final ArchRule wiringIsKnownToTheMainOnly = noClasses()
            .that()
            .resideInAPackage("org.noriai.api.(*)..")
            .and()
            .resideOutsideOfPackage("org.noriai.api.configure")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.noriai.api.configure");

    @ArchTest
    static final ArchRule theAdapterKnowsNoMethodByName = noClasses()
            .that()
            .resideInAPackage("org.noriai.api.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.noriai.api.rider",
                    "org.noriai.api.driver",
                    "org.noriai.api.desk",
                    "org.noriai.api.account",
                    "org.noriai.api.operator",
                    "org.noriai.api.booking");

    @ArchTest
    static final ArchRule packagesFormNoCircle =
            slices().matching("org.noriai.api.(**)").should().beFreeOfCycles();

    private static ArchRule onlyIn(String room, String... vendors) {
        return noClasses()
                .that()
                .resideInAPackage("org.noriai..")
                .and()
                .resideOutsideOfPackage("org.noriai.api." + room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(vendors);
    }
}
