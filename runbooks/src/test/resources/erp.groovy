runbook('erp') {
    title 'ERP: Berlin to Frankfurt'
    owner 'dr-team@example.com'
    rto 30.minutes
    rpo 15.minutes

    sites production: 'berlin', recovery: 'frankfurt'      // names from the configuration, never addresses

    parameters {                                           // what a caller or a trigger may pass
        text    'reason', required: true
        instant 'restoreTo', otherwise: latest
    }

    networks {                                             // port groups; `test` is used by drills
        map 'VM Network', to: 'DR Network', test: 'DR Isolated'
    }
    addresses {                                            // re-IP, any guest OS
        map '10.1.20.0/24', to: '10.2.20.0/24', gateway: '10.2.20.1', dns: ['10.2.0.53']
    }

    replicas {
        snapshot  'db01'                                   // replica VM: 'db01_replica'
        snapshot  'app01', replica: 'app01-dr'
        snapshot  'app02'
        cdp       'mq01'
        universal 'ora01', mountHost: 'mnt01'
        vapp      'portal', of: ['portal-db', 'portal-web']
    }

    failover {                                             // the failover plan
        before { call 'https://status.example.com/api/incident', method: 'POST', body: [state: 'dr'] }

        group('databases') {
            vm 'db01', restorePoint: latest
            vm 'ora01', delay: 60.seconds                  // counted from the START of the one before
            verify {
                tools 'db01', within: 5.minutes
                tcp   'db01', port: 5432, within: 5.minutes
            }
        }
        group('apps', after: 'databases', parallel: 10) {
            vm 'app01', restorePoint: before('2026-11-20T10:00:00Z')
            vm 'app02', retries: 2, timeout: 20.minutes
            vm 'mq01'
        }
        group('portal', after: ['databases', 'apps']) {
            vapp 'portal'
            verify { http 'https://portal.example.com/health', status: 200, within: 10.minutes }
        }

        after { notify 'smtp:dr-team@example.com', subject: 'ERP runs in Frankfurt' }

        onFailure ask                                      // halt (default) | undo | ask
        decide {                                           // what to do with the failover once it stands
            undo      when: checksFail
            ask       approvers: ['dr-leads'], quorum: 2, notStarter: true     // keep | undo | permanent | failback
            within    2.hours, otherwise: keep
        }
    }

    failback {
        to original                                        // original | restored('name') | location(host: .., datastore: .., folder: .., pool: .., network: ..)
        switchover at('02:00', zone: 'Europe/Berlin')      // automatic | manual | at('HH:mm' or an ISO instant)
        powerOn true
        verify { tcp 'db01', port: 5432, within: 10.minutes }
        decide {
            commit when: checksPass
            undo   when: checksFail
            within 4.hours, otherwise: undo
        }
    }

    procedure('dns') {                                     // named steps, used by `perform 'dns'`
        call 'https://dns.example.com/api/erp', method: 'PUT', body: [site: 'frankfurt']
    }

    drills {
        every '0 0 2 ? * SAT', zone: 'Europe/Berlin', keep: 30.minutes     // Quartz cron; failover into the test networks, verify, undo, report
    }
    triggers {
        webhook 'erp-alarm', secret: 'erp-hook', runs: failover
        email   'imaps://dr@mail.example.com', allow: ['noc@example.com'], subject: 'FAILOVER ERP', runs: failover, confirm: true
        from    'kafka:alerts?brokers=kafka:9092', when: '${header.severity} == "critical"', runs: drill
    }
}
