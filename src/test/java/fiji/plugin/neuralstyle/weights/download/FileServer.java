package fiji.plugin.neuralstyle.weights.download;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A server on this machine that has one file, under any path, and can be bad at giving it. Also serves as a proxy. */
public final class FileServer implements Closeable {

	/**
	 * What it was asked.
	 *
	 * @param host that was asked for, with the port
	 * @param range that was asked for; "all" for none
	 */
	public record Asked(String host, String range) {}

	/** Sends a file, or the part of it that was asked for. */
	public interface Sending {

		void send(OutputStream out, byte[] part) throws IOException, InterruptedException;
	}

	private final HttpServer server;
	private final ExecutorService threads = Executors.newCachedThreadPool();
	private final List<Asked> asked = new CopyOnWriteArrayList<>();
	private final AtomicLong served = new AtomicLong();
	private final byte[] content;
	private volatile Sending sending = OutputStream::write;
	private volatile boolean hasRanges = true;
	private volatile Optional<URI> elsewhere = Optional.empty();
	private volatile int status;
	private volatile Optional<String> login = Optional.empty();

	/** @param content of its file */
	public FileServer(final byte[] content) throws IOException {
		this.content = content.clone();
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setExecutor(threads);
		server.createContext("/", this::answer);
		server.start();
	}

	/** It closes the connection after so many bytes of each answer. */
	public FileServer breakingOffAfter(final int bytes) {
		return sending((out, part) -> {
			out.write(part, 0, Math.min(bytes, part.length));
			out.flush();
		});
	}

	/** It sends so many bytes of each answer, and then nothing, with the connection open. */
	public FileServer stallingAfter(final int bytes) {
		return sending((out, part) -> {
			out.write(part, 0, Math.min(bytes, part.length));
			out.flush();
			Thread.sleep(Long.MAX_VALUE);
		});
	}

	/** It sends blocks of so many bytes with pauses. */
	public FileServer trickling(final int bytes, final long millisBetween) {
		return sending((out, part) -> {
			for (int from = 0; from < part.length; from += bytes) {
				out.write(part, from, Math.min(bytes, part.length - from));
				out.flush();
				Thread.sleep(millisBetween);
			}
		});
	}

	/** It is good again. */
	public FileServer healed() {
		return sending(OutputStream::write);
	}

	/** It sends in a way of its own. */
	public FileServer sending(final Sending newSending) {
		sending = newSending;
		return this;
	}

	/** It gives whole files only. */
	public FileServer withoutRanges() {
		hasRanges = false;
		return this;
	}

	/** It sends everybody to another address. */
	public FileServer redirectingTo(final URI address) {
		elsewhere = Optional.of(address);
		return this;
	}

	/** It answers with a status and nothing else. */
	public FileServer refusingWith(final int newStatus) {
		status = newStatus;
		return this;
	}

	/** As a proxy it wants this of everybody, as HTTP encodes it. */
	public FileServer wantingLogin(final String encoded) {
		login = Optional.of("Basic " + encoded);
		return this;
	}

	public URI address(final String path) {
		return URI.create("http://127.0.0.1:" + port() + "/" + path);
	}

	public int port() {
		return server.getAddress().getPort();
	}

	public List<Asked> asked() {
		return List.copyOf(asked);
	}

	/** Ranges that were asked for, in order. */
	public List<String> ranges() {
		return asked.stream().map(Asked::range).toList();
	}

	/** Bytes of the file that it has sent, or tried to. */
	public long served() {
		return served.get();
	}

	private void answer(final HttpExchange exchange) throws IOException {
		try {
			final String range = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range")).orElse("all");
			asked.add(new Asked(exchange.getRequestHeaders().getFirst("Host"), range));
			if (login.isPresent() && !login.get().equals(exchange.getRequestHeaders().getFirst("Proxy-Authorization"))) {
				exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"test\"");
				exchange.sendResponseHeaders(407, -1);
			}
			else if (status != 0) exchange.sendResponseHeaders(status, -1);
			else if (elsewhere.isPresent()) {
				exchange.getResponseHeaders().set("Location", elsewhere.get().toString());
				exchange.sendResponseHeaders(302, -1);
			}
			else if (hasRanges && !range.equals("all")) part(exchange, range.substring("bytes=".length()).split("-"));
			else send(exchange, 200, 0, content.length);
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		finally {
			// Before all promised bytes are sent, this breaks the connection.
			exchange.close();
		}
	}

	private void part(final HttpExchange exchange, final String[] range) throws IOException, InterruptedException {
		final int from = Integer.parseInt(range[0]);
		if (from >= content.length) {
			exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
			exchange.sendResponseHeaders(416, -1);
			return;
		}
		final int to = range.length < 2 ? content.length : Math.min(content.length, Integer.parseInt(range[1]) + 1);
		exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + content.length);
		send(exchange, 206, from, to);
	}

	private void send(final HttpExchange exchange, final int code, final int from, final int to) throws IOException,
		InterruptedException
	{
		exchange.sendResponseHeaders(code, to - from);
		served.addAndGet(to - from);
		sending.send(exchange.getResponseBody(), Arrays.copyOfRange(content, from, to));
	}

	@Override
	public void close() {
		threads.shutdownNow();
		server.stop(0);
	}
}
