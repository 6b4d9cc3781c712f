// SPDX-License-Identifier: Apache-2.0
package io.muster.product

import io.muster.vcsim.Vcsim

/** The sites of the minimal runbook as a vSphere API server, whose replicas listen as soon as they run. */
class MinimalOnVcsim implements AutoCloseable {

  static final String RUNBOOK = 'runbooks/minimal.groovy'
  static final List<String> REPLICAS = ['db01_replica', 'app01_replica']

  private static final String ADDRESS = '127.0.77.1'

  /** Nobody takes what comes, so there has to be room for all of it. */
  private final List<ServerSocket> ports = [5432, 8080].collect { new ServerSocket(it, 1000, InetAddress.getByName(ADDRESS)) }
  private Vcsim vcsim

  /** Begins with new machines. */
  void start(int taskMillis) {
    vcsim?.close()
    vcsim = new Vcsim()
    ['DR Network', 'DR Isolated'].each { vcsim.network(it) }
    ['db01', 'app01'].each { name ->
      vcsim.vm(name, 'VM Network')
      vcsim.vm("${name}_replica", 'VM Network')
      vcsim.tools("${name}_replica", true, ADDRESS)
      vcsim.snapshot("${name}_replica", 'Monday')
    }
    vcsim.taskTime(taskMillis)
    vcsim.reset()
  }

  /** A configuration of both sites, with what else is to be in it. */
  File configuration(File folder, String more = '') {
    def file = new File(folder, 'muster.properties')
    file.text = ['berlin', 'frankfurt'].collect { "site.${it}.url = ${vcsim.url}\nsite.${it}.user = $Vcsim.USER\nsite.${it}.password = $Vcsim.PASSWORD\n" }.join() + more
    file
  }

  /** What another client sees of the replicas, and how often each kind of task was begun. */
  Map seen() {
    def seen = vcsim.read(*REPLICAS)
    [machines: REPLICAS.collect { [seen[it].powerState, seen[it].networks] }, tasks: vcsim.stats().calls.findAll { it.key.endsWith('_Task') }]
  }

  @Override
  void close() {
    vcsim?.close()
    ports*.close()
  }
}
