runbook('everything') {
    title 'Every kind of step and check'
    sites production: 'berlin', recovery: 'frankfurt'
    networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }

    replicas {
        snapshot 'db01'
        snapshot 'db02'
        cdp 'mq01'
        cdp 'mq02'
    }

    procedure('dns') {
        call 'https://dns.example.com/api/erp', method: 'PUT', body: [site: 'frankfurt', ttl: 60, weights: [1, 2.50]]
    }

    failover {
        before {
            pause 'Is the old site really down?', approvers: ['dr-leads'], within: 30.minutes, otherwise: halt
            perform 'dns'
            powerOff 'old01', site: 'berlin'
            snapshot 'gateway', name: 'before failover'
            disconnect 'gateway', network: 'DR Network'
            guest 'db01', run: '/opt/dr/stop.sh', undo: { guest 'db01', run: '/opt/dr/start.sh', args: ['--dr'] }
        }
        group('databases') {
            vm 'db01', restorePoint: before('2026-11-20T10:00:00Z')
            vm 'db02', restorePoint: named('nightly'), delay: 1.5.minutes
            vm 'mq01', restorePoint: at('2026-11-20T10:00:00Z')
            vm 'mq02', restorePoint: latestConsistent
            wait 90.seconds
            verify {
                tools 'db01', within: 5.minutes
                heartbeat 'db01', within: 5.minutes
                address 'db01', within: 5.minutes
                ping 'db01', within: 5.minutes
                tcp 'db01', port: 5432, within: 5.minutes
                http 'https://erp.example.com/health', status: 200, within: 5.minutes
                guest 'db01', run: '/opt/dr/check.sh', within: 5.minutes
                call 'https://status.example.com', expect: 'up', within: 5.minutes
            }
        }
        after { notify 'smtp:dr-team@example.com', subject: 'ERP runs in Frankfurt' }
    }

    failback {
        to location(host: 'esx-1', datastore: 'ssd')
        switchover at('2026-12-01T02:00:00Z')
        decide { within 4.hours, otherwise: undo }
    }
}
