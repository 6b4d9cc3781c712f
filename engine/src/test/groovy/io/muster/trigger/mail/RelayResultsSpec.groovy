// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger.mail

import io.muster.mail.ReceivedMail
import spock.lang.Specification

class RelayResultsSpec extends Specification {

  private static boolean proves(List<String> headers, String sender = 'noc@example.com') {
    RelayResults.prove(new ReceivedMail([sender], ['authentication-results': headers], '', Optional.empty(), ''), 'mx.example.org', sender)
  }

  def 'the server that is trusted proves a sender of its domain: #header'() {
    expect:
    proves([header])

    where:
    header << [
      'mx.example.org; dmarc=pass header.from=example.com',
      'MX.example.org 1; spf=fail smtp.mailfrom=x@evil.example; dmarc=pass (p=reject dis=none) header.from=Example.com',
      'mx.example.org;\r\n\tdkim=pass (2048-bit key) header.d=example.com header.s=mail',
      'mx.example.org; dkim=fail header.d=example.com; dkim=pass header.i=@x.example header.d=example.com',
      'mx.example.org; spf=pass (sender (is) known) smtp.mailfrom=bounce@example.com',
      'mx.example.org; spf=pass smtp.mailfrom=example.com smtp.helo=mail.example.com',
    ]
  }

  def 'nothing else proves anything: #headers'() {
    expect:
    !proves(headers)

    where:
    headers << [
      [],
      [''],
      ['mx.example.org; none'],
      ['mx.example.org; dkim=fail header.d=example.com; spf=softfail smtp.mailfrom=noc@example.com'],
      ['mx.example.org; dmarc=pass header.from=evil.example'],
      ['mx.example.org; dkim=pass header.d=com'],
      ['mx.example.org; dkim=pass header.d=example.com.evil.example'],
      ['mx.example.org; dkim=pass header.i=@example.com'],
      ['mx.example.org; dkim=pass'],
      ['mx.evil.example; dmarc=pass header.from=example.com'],
      ['mx.example.org.evil.example; dmarc=pass header.from=example.com'],
      ['mx.evil.example; dmarc=fail', 'mx.example.org; dmarc=pass header.from=example.com'],
      ['mx.example.org; spf=pass smtp.mailfrom="x; dmarc=pass header.from=example.com"@evil.example'],
      ['mx.example.org; spf=fail (sender dmarc=pass header.from=example.com; dkim=pass header.d=example.com'],
      ['mx.example.org; spf=fail (x) y) ; dmarc=pass header.from=example.com'],
      ['mx.example.org; x-dmarc=pass header.from=example.com'],
      ['mx.example.org; dmarc=passed header.from=example.com'],
      ['mx.example.org; dmarc=pass xheader.from=example.com'],
      ['; dmarc=pass header.from=example.com'],
    ]
  }
}
