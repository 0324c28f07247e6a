package org.chmail.bridge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Imports run one way: model ← services ← edges ← wiring. */
@AnalyzeClasses(packages = "org.chmail.bridge", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule importsShouldRunOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("model")
            .definedBy("org.chmail.bridge.model..")
            .layer("words")
            .definedBy("org.chmail.bridge.words..")
            .layer("post")
            .definedBy("org.chmail.bridge.post..")
            .layer("directory")
            .definedBy("org.chmail.bridge.directory..")
            .layer("chat")
            .definedBy("org.chmail.bridge.chat..")
            .layer("attempt")
            .definedBy("org.chmail.bridge.attempt..")
            .layer("page")
            .definedBy("org.chmail.bridge.page..")
            .layer("store")
            .definedBy("org.chmail.bridge.store..")
            .layer("xmpp")
            .definedBy("org.chmail.bridge.xmpp..")
            .layer("http")
            .definedBy("org.chmail.bridge.http..")
            .layer("mail")
            .definedBy("org.chmail.bridge.mail..")
            .layer("wiring")
            .definedBy("org.chmail.bridge", "org.chmail.bridge.cli..", "org.chmail.bridge.config..")
            .whereLayer("wiring")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("wiring")
            .whereLayer("xmpp")
            .mayOnlyBeAccessedByLayers("wiring")
            .whereLayer("http")
            .mayOnlyBeAccessedByLayers("wiring")
            .whereLayer("mail")
            .mayOnlyBeAccessedByLayers("wiring")
            .whereLayer("post")
            .mayOnlyBeAccessedByLayers(
                    "directory", "chat", "attempt", "page", "store", "xmpp", "http", "mail", "wiring")
            .whereLayer("page")
            .mayOnlyBeAccessedByLayers("xmpp", "http", "wiring")
            .whereLayer("attempt")
            .mayOnlyBeAccessedByLayers("page", "store", "xmpp", "http", "mail", "wiring")
            .whereLayer("chat")
            .mayOnlyBeAccessedByLayers("attempt", "page", "store", "xmpp", "http", "mail", "wiring")
            .whereLayer("directory")
            .mayOnlyBeAccessedByLayers("chat", "attempt", "page", "store", "xmpp", "http", "mail", "wiring");

    @ArchTest
    static final ArchRule modelShouldKnowOnlyTheJdk = noClasses()
            .that()
            .resideInAPackage("org.chmail.bridge.model..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "org.jspecify..", "org.chmail.bridge.model..");

    @ArchTest
    static final ArchRule onlyTheStoreShouldSpeakSql =
            onlyIn("store", "java.sql..", "javax.sql..", "org.jdbi..", "org.flywaydb..", "com.zaxxer..");

    @ArchTest
    static final ArchRule onlyTheXmppEdgeShouldKnowSmack = onlyIn("xmpp", "org.jivesoftware..", "org.jxmpp..");

    @ArchTest
    static final ArchRule onlyTheMailEdgeShouldKnowJakartaMail = onlyIn("mail", "jakarta.mail..");

    @ArchTest
    static final ArchRule onlyTheHttpEdgeShouldKnowJavalin =
            onlyIn("http", "io.javalin..", "org.eclipse.jetty..", "gg.jte..", "io.nayuki..");

    /** The command line prints JSON, too. */
    @ArchTest
    static final ArchRule onlyTheHttpEdgeAndTheCommandLineShouldKnowJackson = noClasses()
            .that()
            .resideOutsideOfPackages("org.chmail.bridge.http..", "org.chmail.bridge.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml..", "tools.jackson..");

    @ArchTest
    static final ArchRule packagesShouldHaveNoCycles =
            slices().matching("org.chmail.bridge.(*)..").should().beFreeOfCycles();

    private static ArchRule onlyIn(String edge, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackage("org.chmail.bridge." + edge + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }
}
