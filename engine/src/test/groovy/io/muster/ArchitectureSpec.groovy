// SPDX-License-Identifier: Apache-2.0
package io.muster

import static com.tngtech.archunit.base.DescribedPredicate.describe
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices

import com.tngtech.archunit.core.domain.JavaAccess
import com.tngtech.archunit.core.domain.JavaClass
import com.tngtech.archunit.core.domain.JavaClasses
import com.tngtech.archunit.core.importer.ClassFileImporter
import com.tngtech.archunit.core.importer.ImportOption
import com.tngtech.archunit.lang.ArchRule
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Shared
import spock.lang.Specification

/** The house rules of the engine; a package that does not exist yet keeps them. */
class ArchitectureSpec extends Specification {

  /** What only the assembling package may mention: everything behind these has a port in front. */
  static final ADAPTERS = [
    'io.muster.vsphere.yavijava',
    'io.muster.lab',
    'io.muster.journal.jdbc',
    'io.muster.replication.snapshot',
    'io.muster.replication.endpoint',
  ]

  @Shared
  JavaClasses muster = new ClassFileImporter()
    .withImportOption(new ImportOption.DoNotIncludeTests())
    .importPackages('io.muster')

  def "no package is part of a cycle"() {
    expect:
    holds slices().matching('io.muster.(**)').should().beFreeOfCycles()
  }

  def "package #name knows the JDK and #others only"() {
    expect:
    holds classes().that().resideInAPackage(name)
      .should().onlyDependOnClassesThat().resideInAnyPackage('java..', 'org.jspecify.annotations', name, *others)

    where:
    name                | others
    'io.muster.runbook' | []
    'io.muster.replica' | ['io.muster.runbook']
    'io.muster.run'     | ['io.muster.runbook', 'io.muster.replica']
  }

  def "#library is used by #users only"() {
    expect:
    holds noClasses().that().resideOutsideOfPackages(*users)
      .should().dependOnClassesThat().resideInAnyPackage(*library)

    where:
    library                       | users
    ['org.apache.camel..']        | within('route', 'trigger', 'probe', 'replication.endpoint', 'app')
    ['org.quartz..']              | within('schedule', 'app', 'dsl.check') // one check judges cron expressions
    ['java.sql..', 'javax.sql..'] | within('journal.jdbc', 'schedule.jdbc') // Quartz keeps its tables beside the journal's
    ['com.vmware..']              | within('vsphere.yavijava')
    ['org.eclipse.jetty..']       | within('http')
    ['io.prometheus..']           | within('metrics')
  }

  def "adapter #adapter is mentioned by the assembling package only"() {
    expect:
    holds noClasses().that().resideOutsideOfPackages("$adapter..", 'io.muster.app..')
      .should().dependOnClassesThat().resideInAPackage("$adapter..")

    where:
    adapter << ADAPTERS
  }

  def "nothing mentions the commands"() {
    expect:
    holds noClasses().that().resideOutsideOfPackage('io.muster.cli..')
      .should().dependOnClassesThat().resideInAPackage('io.muster.cli..')
  }

  def "only the commands use the console and end the process"() {
    given:
    def console = { JavaAccess access ->
      access.targetOwner.isEquivalentTo(System) && access.target.name in ['out', 'err', 'in', 'console', 'exit'] ||
        access.targetOwner.isEquivalentTo(Runtime) && access.target.name in ['exit', 'halt']
    }

    expect:
    holds noClasses().that().resideOutsideOfPackage('io.muster.cli..')
      .should().accessTargetWhere(describe('use the console or end the process', console))
  }

  def "only the time package asks the machine for time, sleeps or draws lots"() {
    expect:
    holds noClasses().that().resideOutsideOfPackages(*within('time', 'cli', 'dsl.language')) // the language limits its own work
      .should().accessTargetWhere(describe('read the stopwatch') { JavaAccess it -> isStopwatch(it) })
    holds noClasses().that().resideOutsideOfPackage('io.muster.time..')
      .should().accessTargetWhere(describe('use a clock, sleep or chance') { JavaAccess it -> isTimeOrChance(it) })
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

  private static boolean isStopwatch(JavaAccess access) {
    access.targetOwner.isEquivalentTo(System) && access.target.name == 'nanoTime'
  }

  private static boolean isTimeOrChance(JavaAccess access) {
    JavaClass owner = access.targetOwner
    String name = access.target.name
    boolean noArguments = access.target.fullName.endsWith('()')
    switch (owner.fullName) {
      case 'java.lang.System': return name == 'currentTimeMillis'
      case 'java.lang.Thread': return name in ['sleep', 'onSpinWait']
      case 'java.lang.Math': return name == 'random'
      case 'java.util.concurrent.TimeUnit': return name == 'sleep'
      case 'java.util.concurrent.ThreadLocalRandom': return true
      case 'java.util.Random': return name == '<init>' && noArguments
      case 'java.util.Date': return name == '<init>' && noArguments
      case 'java.time.Clock': return name.startsWith('system') || name.startsWith('tick')
      default: return owner.packageName == 'java.time' && name == 'now' && !access.target.fullName.contains('Clock')
    }
  }

  private static String[] within(String... packages) {
    packages.collect { "io.muster.$it.." as String }
  }

  private void holds(ArchRule rule) {
    rule.allowEmptyShould(true).check(muster)
  }
}
