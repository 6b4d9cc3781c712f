// The runbook of the runs that are kept beside it.
runbook('erp') {
    title 'ERP'
    rto 30.minutes
    rpo 30.minutes
    sites production: 'berlin', recovery: 'frankfurt'
    networks { map 'VM Network', to: 'DR Network', test: 'DR Isolated' }
    replicas {
        snapshot 'db01'
        cdp 'mq01'
        snapshot 'app01'
        snapshot 'app02'
    }
    failover {
        before { powerOn 'jump01', site: 'frankfurt' }
        group('databases') {
            vm 'db01', restorePoint: latest, retries: 1
            vm 'mq01', delay: 30.seconds
            verify { tcp 'db01', port: 5432, within: 5.minutes }
        }
        group('applications', after: 'databases') {
            wait 10.minutes
            vm 'app01', retries: 2
            vm 'app02', delay: 20.seconds
            verify { tools 'app01', within: 5.minutes }
        }
        group('monitoring', after: none, critical: false) {
            powerOn 'mon01', site: 'frankfurt'
        }
        after { notify 'smtp:mail.example.com?to=dr-team@example.com', subject: 'ERP runs in Frankfurt' }
        onFailure halt
    }
}
