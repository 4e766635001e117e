package fiji.plugin.neuralstyle;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import fiji.plugin.neuralstyle.weights.download.Checksum;

/** A server on this machine that has the tiny network, and a catalogue that names it. */
public final class NetworkServer implements AutoCloseable {

	/** What the catalogue calls the network. */
	public static final String NAME = "tiny-net";
	public static final String LICENCE = "CC0-1.0";
	public static final String CITATION = "Nobody: On Tiny Networks, 2020";

	private static final String PATH = "/files/" + NAME + ".safetensors.original";

	private final byte[] bytes;
	private final Path catalogue;
	private final HttpServer server;
	private final ExecutorService threads = Executors.newCachedThreadPool();
	private final CountDownLatch closed = new CountDownLatch(1);
	private final List<String> ranges = new CopyOnWriteArrayList<>();
	private final AtomicBoolean stallsNext = new AtomicBoolean();

	/** @param folder empty, for the files that it needs */
	public NetworkServer(final Path folder) throws IOException {
		final Path file = Samples.network(folder);
		bytes = Files.readAllBytes(file);
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext(PATH, this::answer);
		server.setExecutor(threads);
		server.start();
		catalogue = folder.resolve("my-catalogue.json");
		Files.writeString(catalogue, String.format("""
			{"networks": [{"name": "%s", "description": "Very small.", "mirrors": ["http://127.0.0.1:%d%s"], "size": %d,
			"sha256": "%s", "licence": "%s", "citation": "%s"}]}
			""", NAME, server.getAddress().getPort(), PATH, bytes.length, Checksum.of(Checksum.Method.SHA256, file), LICENCE,
			CITATION));
	}

	/** A catalogue file with the network. */
	public Path catalogue() {
		return catalogue;
	}

	/** At the next request it sends half of what it is asked for, and then nothing. */
	public void stallOnce() {
		stallsNext.set(true);
	}

	/** The Range headers of all requests so far; blank for none. */
	public List<String> ranges() {
		return ranges;
	}

	private void answer(final HttpExchange exchange) throws IOException {
		final String range = exchange.getRequestHeaders().getFirst("Range");
		final boolean stalls = stallsNext.getAndSet(false);
		ranges.add(range == null ? "" : range);
		final int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-\\d*", "$1"));
		if (range != null) {
			exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
		}
		exchange.sendResponseHeaders(range == null ? 200 : 206, bytes.length - from);
		try (OutputStream out = exchange.getResponseBody()) {
			out.write(bytes, from, stalls ? (bytes.length - from) / 2 : bytes.length - from);
			out.flush();
			if (stalls) closed.await();
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		closed.countDown();
		server.stop(0);
		threads.shutdownNow();
	}
}
