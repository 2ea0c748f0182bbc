package dev.ostiary.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * What HTTP in Java could do at best here: Jetty as the server uses it, whose handler writes a
 * fixed body and does nothing else, in a process of its own with the server's flags.
 */
final class BareHandler implements Limit, AutoCloseable {
  private static final byte[] BODY =
      "{\"sub\":\"auth0|6123456789abcdef01234567\"}".getBytes(StandardCharsets.US_ASCII);

  private final Process process;
  private final LoadGenerator load;

  private BareHandler(Process process, LoadGenerator load) {
    this.process = process;
    this.load = load;
  }

  /** Starts the process and warms it up. */
  static BareHandler start(List<String> flags, int connections)
      throws IOException, InterruptedException {
    int port = ServerProcess.freePort();
    var command = new java.util.ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            BareHandler.class.getName(),
            String.valueOf(port)));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      var load = connected(port, connections);
      for (int k = 0; k < 4; k++) {
        load.run(2);
      }
      return new BareHandler(process, load);
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.destroy();
      throw e;
    }
  }

  private static LoadGenerator connected(int port, int connections)
      throws IOException, InterruptedException {
    var caller = Requests.repeated(Requests.get("/", ""), "{\"sub\":");
    for (int i = 0; ; i++) {
      try {
        return new LoadGenerator(port, Collections.nCopies(connections, caller));
      } catch (java.net.ConnectException e) {
        if (i == 200) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  @Override
  public String name() {
    return "bare Jetty handler";
  }

  @Override
  public double measure(double seconds) throws IOException {
    return load.run(seconds).perSecond();
  }

  @Override
  public void close() throws IOException {
    load.close();
    process.destroy();
  }

  /** The process: its argument is the port. */
  public static void main(String[] args) throws Exception {
    var threads = new QueuedThreadPool(64, 4);
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    var jetty = new Server(threads);
    var connector =
        new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(new HttpConfiguration()));
    connector.setHost("127.0.0.1");
    // It waits while the server warms up.
    connector.setIdleTimeout(TimeUnit.HOURS.toMillis(1));
    connector.setPort(Integer.parseInt(args[0]));
    jetty.addConnector(connector);
    jetty.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, BODY.length);
            response.write(true, ByteBuffer.wrap(BODY), callback);
            return true;
          }
        });
    jetty.start();
  }
}
