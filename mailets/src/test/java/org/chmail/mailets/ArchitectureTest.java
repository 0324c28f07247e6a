package org.chmail.mailets;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Imports run one way: the bridge's client ← the mailets; and the client knows nothing of mail. */
@AnalyzeClasses(packages = "org.chmail.mailets", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule clientShouldKnowNeitherMailetsNorMail = noClasses()
            .that()
            .resideInAPackage("org.chmail.mailets.bridge")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.chmail.mailets", "org.apache.mailet..", "jakarta.mail..");

    @ArchTest
    static final ArchRule onlyTheClientShouldSpeakHttp = noClasses()
            .that()
            .resideOutsideOfPackage("org.chmail.mailets.bridge")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..");

    @ArchTest
    static final ArchRule onlyTheAliasesShouldKnowJamesData = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("Alias")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.james.rrt..", "org.apache.james.domainlist..", "org.apache.james.user..");

    @ArchTest
    static final ArchRule mailetsShouldUseNothingThatJamesOnlyHappensToCarry = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google..", "reactor..", "org.apache.commons..", "com.fasterxml..");
}
