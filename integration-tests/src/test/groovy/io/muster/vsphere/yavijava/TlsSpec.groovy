// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava

import static io.muster.vsphere.VSphereFault.Kind.UNTRUSTED

import io.muster.time.LiveTime
import io.muster.vcsim.Vcsim
import io.muster.vsphere.VSphereFault
import java.nio.file.Files
import java.nio.file.Path
import java.time.InstantSource
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

class TlsSpec extends Specification {

  @Shared
  @TempDir
  Path files

  @Shared
  Certificate ours

  @Shared
  Certificate another

  @Shared
  Certificate ofAnotherHost

  @Shared
  @AutoCleanup
  Vcsim vcsim

  @Shared
  @AutoCleanup
  Vcsim elsewhere

  @Shared
  @AutoCleanup
  LiveTime time = new LiveTime(InstantSource.system())

  def setupSpec() {
    ours = Certificate.of(files, 'ours', 'ip:127.0.0.1')
    another = Certificate.of(files, 'another', 'ip:127.0.0.1')
    ofAnotherHost = Certificate.of(files, 'of-another-host', 'dns:vcenter.example.com')
    vcsim = serving(ours)
    elsewhere = serving(ofAnotherHost)
  }

  def "a certificate that the authority file vouches for is trusted"() {
    expect:
    machines(vcsim, new Trust.AuthorityFile(ours.pem())) == []
  }

  def "a pinned certificate is trusted, whatever host it names and however its thumbprint is written"() {
    expect:
    machines(elsewhere, new Trust.Thumbprint(ofAnotherHost.thumbprint())) == []
    machines(elsewhere, new Trust.Thumbprint(ofAnotherHost.thumbprint().replace(':', '').toLowerCase())) == []
  }

  def "without an authority or a thumbprint the sentence has the thumbprint and says what to set"() {
    when:
    machines(vcsim, new Trust.PublicAuthorities())

    then:
    def fault = thrown(VSphereFault)
    fault.kind() == UNTRUSTED
    fault.message == "read the virtual machines in site 'b': the certificate of ${vcsim.url.authority} is not trusted: " +
      'unable to find valid certification path to requested target; ' +
      "its SHA-256 thumbprint is ${ours.thumbprint()}; set site.b.ca to the file of its authority, " +
      'or site.b.thumbprint to that thumbprint once you have compared it'
  }

  def "a certificate of another authority is refused"() {
    when:
    machines(vcsim, new Trust.AuthorityFile(another.pem()))

    then:
    def fault = thrown(VSphereFault)
    fault.kind() == UNTRUSTED
  }

  def "a certificate of another host is refused although the authority vouches for it"() {
    when:
    machines(elsewhere, new Trust.AuthorityFile(ofAnotherHost.pem()))

    then:
    def fault = thrown(VSphereFault)
    fault.kind() == UNTRUSTED
    fault.message.contains('127.0.0.1')
  }

  def "a certificate other than the pinned one is refused"() {
    when:
    machines(vcsim, new Trust.Thumbprint(another.thumbprint()))

    then:
    def fault = thrown(VSphereFault)
    fault.kind() == UNTRUSTED
    fault.message.contains('it is not the pinned certificate')
  }

  def "#what is refused before anything is sent, with what to set"() {
    given:
    Files.writeString(files.resolve('no.pem'), 'nothing')

    when:
    machines(vcsim, trust(files))

    then:
    def fault = thrown(VSphereFault)
    fault.kind() == UNTRUSTED
    fault.message.contains(said)

    where:
    what                        | trust                                                   || said
    'a missing authority file'  | { new Trust.AuthorityFile(it.resolve('missing.pem')) }  || "missing.pem' does not exist; set site.b.ca to a PEM file"
    'a file that is no PEM'     | { new Trust.AuthorityFile(it.resolve('no.pem')) }       || "no.pem' cannot be read as PEM certificates; set site.b.ca to a PEM file"
    'a thumbprint of SHA-1'     | { new Trust.Thumbprint('AB:' * 19 + 'AB') }             || 'is no SHA-256 thumbprint; set site.b.thumbprint to 64 hexadecimal digits'
  }

  private Vcsim serving(Certificate certificate) {
    new Vcsim(
      ['tls-certificate': certificate.pem() as String, 'tls-key': certificate.key() as String],
      Tls.context('b', new Trust.Thumbprint(certificate.thumbprint())))
  }

  private List machines(Vcsim vcsim, Trust trust) {
    new YavijavaVSphere(Settings.of(url: vcsim.url, trust: trust), time).withCloseable { it.virtualMachines() }
  }
}
