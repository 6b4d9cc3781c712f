import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import io.muster.app.camel.RunbookComponent;

/** Fails the shop over when an alarm comes, tells what happens, and waits for the end. */
public class ShopRecovery extends RouteBuilder {

  private final CountDownLatch ended = new CountDownLatch(1);

  @Override
  public void configure() {
    from("direct:alarm")
        .to(ExchangePattern.InOut, "runbook:minimal?plan=failover&wait=true&by=monitoring");

    from("runbook:minimal?events=run.*,step.done&format=binary&delay=100")
        .routeId("board")
        .process(this::tell)
        .filter(header("CamelCloudEventType").isEqualTo("io.muster.run.ended"))
        .process(event -> ended.countDown());
  }

  private void tell(Exchange event) {
    System.out.println(event.getMessage().getHeader("CamelCloudEventType") + " " + event.getMessage().getBody(String.class));
  }

  public static void main(String[] folders) throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      RunbookComponent runbook = camel.getComponent("runbook", RunbookComponent.class);
      runbook.setRunbooks(folders[0]);
      runbook.setData(folders[1]);
      runbook.setSpeed("max");

      ShopRecovery routes = new ShopRecovery();
      camel.addRoutes(routes);
      camel.start();

      Exchange run = camel.createProducerTemplate().request("direct:alarm", alarm -> {});
      if (run.getException() != null) {
        throw run.getException();
      }
      routes.ended.await();
      System.out.println(run.getMessage().getHeader("CamelMusterRun") + " is " + run.getMessage().getHeader("CamelMusterOutcome"));
    }
  }
}
