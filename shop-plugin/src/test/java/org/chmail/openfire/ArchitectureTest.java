package org.chmail.openfire;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Imports run one way: the features ← the plugin that starts them; and no feature knows another. */
@AnalyzeClasses(packages = "org.chmail.openfire", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule featuresShouldNotKnowEachOther =
            slices().matching("org.chmail.openfire.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule featuresShouldNotKnowThePlugin = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.chmail.openfire.watch..",
                    "org.chmail.openfire.rooms..",
                    "org.chmail.openfire.contact..",
                    "org.chmail.openfire.seats..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.chmail.openfire.CHmailPlugin");
}
