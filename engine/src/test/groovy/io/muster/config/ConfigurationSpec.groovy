// SPDX-License-Identifier: Apache-2.0
package io.muster.config

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class ConfigurationSpec extends Specification {

  @TempDir
  Path dir

  def 'a site is read with its defaults'() {
    when:
    def sites = load('''
      # Frankfurt
      site.frankfurt.url = https://vc.example.com/sdk
      site.frankfurt.user=dr@vsphere.local
      site.frankfurt.password=a=b#c
    ''').sites()

    then:
    sites.keySet() == ['frankfurt'] as Set
    with(sites.frankfurt) {
      url() == URI.create('https://vc.example.com/sdk')
      user() == 'dr@vsphere.local'
      password() == 'a=b#c'
      ca().empty
      thumbprint().empty
      datacenter().empty
      parallel() == 4
      tasks() == 32
    }
  }

  def 'placeholders are replaced, and a certificate file is found beside the configuration'() {
    when:
    def site = Configuration.load(
        file(complete('password={{env:SECRET}}', 'ca=certs/ca.pem')), { it.replace('{{env:SECRET}}', 'hidden') }).sites().a

    then:
    site.password() == 'hidden'
    site.ca().get() == dir.resolve('certs/ca.pem')
  }

  def 'a password is in no text of a site'() {
    expect:
    !load(complete('password=hidden')).sites().toString().contains('hidden')
  }

  def 'a mistake is reported with file, line and what to do: #sentence'() {
    when:
    load(text)

    then:
    def problem = thrown(ConfigurationException)
    problem.message == sentence.replace('FILE', dir.resolve('muster.properties').toString())

    where:
    text                                            || sentence
    'site.a.ulr=https://x/sdk'                      || "FILE line 1: unknown setting 'site.a.ulr'; did you mean 'site.a.url'?"
    '\njournal=x'                                   || "FILE line 2: unknown setting 'journal'; known are site.<name>.url"
    'site.a.password hidden'                        || "FILE line 1: 'site.a.password' is not of the form key=value"
    'site.a.url=x\nsite.a.url=y'                    || "FILE line 2: setting 'site.a.url' is given twice"
    'site.a.user=x'                                 || "FILE: setting 'site.a.url' is missing"
    complete('password=x', 'url=ftp://x')           || "FILE line 3: setting 'site.a.url': 'ftp://x' is not an address such as https://vcenter.example.com/sdk"
    complete('password=x', 'url=http://vc.example.com/sdk') || "FILE line 3: setting 'site.a.url': 'http://vc.example.com/sdk' is not an address such as https://vcenter.example.com/sdk"
    complete('password=x', 'url=https://u:p@ss@x/sdk') || "FILE line 3: setting 'site.a.url': an address must not hold a user name or password; use 'site.a.user' and 'site.a.password'"
    complete('password=x', 'parallel=0')            || "FILE line 4: setting 'site.a.parallel': '0' is not a number from 1 to 9999"
    complete('password=x', 'ca=a', 'thumbprint=b')  || "FILE line 5: setting 'site.a.thumbprint': there is 'ca' as well; one of them says whom to trust"
  }

  def 'a missing file and one that is no text are said to be so'() {
    when:
    Configuration.load(dir.resolve('none'), { it })

    then:
    def missing = thrown(ConfigurationException)
    missing.message == "configuration '${dir.resolve('none')}' does not exist; give another with --config"

    when:
    Files.write(dir.resolve('bytes'), [0xff, 0xfe, 0x00] as byte[])
    Configuration.load(dir.resolve('bytes'), { it })

    then:
    def noText = thrown(ConfigurationException)
    noText.message == "configuration '${dir.resolve('bytes')}' is not UTF-8 text"
  }

  def 'a placeholder without a value is reported where it stands'() {
    when:
    Configuration.load(file(complete('password={{env:NONE}}')), { value ->
      if (value.contains('{{')) {
        throw new IllegalArgumentException('NONE is not set')
      }
      value
    })

    then:
    def noValue = thrown(ConfigurationException)
    noValue.message.endsWith("line 3: setting 'site.a.password': it has a placeholder in {{ }} without a value; set what it names")
  }

  static String complete(String... more) {
    def lines = ['site.a.user=u'] + (more.any { it.startsWith('url=') } ? [] : ['site.a.url=https://x/sdk'])
    (lines + more.collect { 'site.a.' + it }).join('\n')
  }

  Configuration load(String text) {
    Configuration.load(file(text.stripIndent()), { it })
  }

  Path file(String text) {
    Files.writeString(dir.resolve('muster.properties'), text)
  }
}
