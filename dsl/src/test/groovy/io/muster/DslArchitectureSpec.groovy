// SPDX-License-Identifier: Apache-2.0
package io.muster

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices

import com.tngtech.archunit.core.domain.JavaClasses
import com.tngtech.archunit.core.importer.ClassFileImporter
import com.tngtech.archunit.core.importer.ImportOption
import com.tngtech.archunit.lang.ArchRule
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Shared
import spock.lang.Specification

/** The house rules of the language module; a package that does not exist yet keeps them. */
class DslArchitectureSpec extends Specification {

  @Shared
  JavaClasses muster = new ClassFileImporter()
    .withImportOption(new ImportOption.DoNotIncludeTests())
    .importPackages('io.muster')

  def "no package is part of a cycle"() {
    expect:
    holds slices().matching('io.muster.(**)').should().beFreeOfCycles()
  }

  def "the language needs the JDK and Groovy, and Quartz for cron expressions"() {
    expect:
    holds classes().should().onlyDependOnClassesThat().resideInAnyPackage(
      'java..', 'groovy..', 'org.codehaus.groovy..', 'org.apache.groovy..', 'groovyjarjarantlr4..', 'org.jspecify.annotations', 'org.quartz', 'io.muster..')
  }

  def "one class uses Quartz"() {
    expect:
    holds noClasses().that().doNotHaveFullyQualifiedName('io.muster.dsl.check.CronText')
      .should().dependOnClassesThat().resideInAPackage('org.quartz..')
  }

  def "package #name needs the JDK and #others only"() {
    expect:
    holds classes().that().resideInAPackage(name)
      .should().onlyDependOnClassesThat().resideInAnyPackage('java..', 'org.jspecify.annotations', name, *others)

    where:
    name                | others
    'io.muster.runbook' | []
    'io.muster.problem' | ['io.muster.runbook']
  }

  def "source files stay small"() {
    given:
    def lengths = Files.walk(Path.of('src/main/java')).withCloseable { files ->
      files.filter { it.toString().endsWith('.java') && !it.endsWith('package-info.java') }
        .map { Files.readAllLines(it).size() }.sorted().toList()
    }

    expect: 'a median near 60 lines, nine of ten files within 150'
    lengths[lengths.size().intdiv(2)] <= 70
    lengths[((lengths.size() - 1) * 9).intdiv(10)] <= 150
  }

  private void holds(ArchRule rule) {
    rule.allowEmptyShould(true).check(muster)
  }
}
