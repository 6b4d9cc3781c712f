// SPDX-License-Identifier: Apache-2.0
package io.muster.lab

import spock.lang.Specification

/** The files that a chain of disks is made of. */
class DiskSpec extends Specification {

  def "the file '#path' is number #number of its chain, and the third one is '#third'"() {
    given:
    def disk = Disk.first(path, 1L << 30, DiskRecords.NONE)

    expect:
    disk.number() == number
    disk.link(3).path() == third
    disk.link(0).path() == first

    where:
    path                        | number || first                   | third
    '[ds] db01/db01.vmdk'       | 0      || '[ds] db01/db01.vmdk'   | '[ds] db01/db01-000003.vmdk'
    '[ds] db01/db01-000012.vmdk'| 12     || '[ds] db01/db01.vmdk'   | '[ds] db01/db01-000003.vmdk'
    '[ds] db01/db01_1.vmdk'     | 0      || '[ds] db01/db01_1.vmdk' | '[ds] db01/db01_1-000003.vmdk'
    '[ds] a/a-12.vmdk'          | 0      || '[ds] a/a-12.vmdk'      | '[ds] a/a-12-000003.vmdk'
    '.vmdk'                     | 0      || '.vmdk'                 | '-000003.vmdk'
    'disk'                      | 0      || 'disk'                  | 'disk'
  }
}
