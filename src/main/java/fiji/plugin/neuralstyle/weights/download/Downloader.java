package fiji.plugin.neuralstyle.weights.download;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;

import fiji.plugin.neuralstyle.weights.format.RandomAccessBytes;

/** Fetches files from the first of several servers that has them, going on where an earlier try broke off. */
public final class Downloader {

	private final Http http;

	private Downloader(final Http http) {
		this.http = http;
	}

	/**
	 * A downloader with the proxies of Java's settings and of the environment.
	 *
	 * @param environment variables such as https_proxy
	 * @param patience with servers
	 */
	public static Downloader of(final Map<String, String> environment, final Patience patience) {
		// Java 17 has no HTTP/2 without encryption that all servers understand, and with it no gain for one file.
		return new Downloader(new Http(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(
			Redirect.NORMAL).connectTimeout(patience.connect()).proxy(new Proxies(ProxySelector.getDefault(), environment))
			.build(), patience));
	}

	/**
	 * Fetches a file and checks its sum.
	 *
	 * @param part where to; what an earlier try left there is used, and what this one leaves is for the next
	 * @return the address that had it
	 * @throws IOException if no server gives the right bytes; the message says for each why
	 * @throws CancellationException if the listener cancels
	 */
	public URI fetch(final RemoteFile file, final Path part, final DownloadListener listener) throws IOException {
		final List<String> reasons = new ArrayList<>();
		for (final URI address : file.mirrors()) {
			try {
				fetch(new Mirror(http, address, file.size(), listener), file.checksum(), part);
				return address;
			}
			catch (DiskException e) {
				throw e;
			}
			catch (IOException e) {
				reasons.add(address + ": " + Reason.of(e));
				listener.message(reasons.get(reasons.size() - 1) + ".");
			}
		}
		throw new IOException(String.join("; ", reasons) + ".");
	}

	/**
	 * The bytes of a file on a server, read by Range requests.
	 *
	 * @param expected bytes that will be asked for, for the progress
	 * @throws NoRangesException if the server does not take such requests
	 * @throws IOException if it has another file, or none
	 */
	public RandomAccessBytes open(final URI address, final OptionalLong size, final long expected,
		final DownloadListener listener) throws IOException
	{
		return RangeBytes.open(http, address, size, expected, listener);
	}

	private static void fetch(final Mirror mirror, final Checksum checksum, final Path part) throws IOException {
		final boolean continued = PartFile.size(part) > 0;
		complete(mirror, part);
		if (checksum.matches(part)) return;
		Files.delete(part);
		if (continued) {
			// The bytes from an earlier try may have been the wrong ones.
			complete(mirror, part);
			if (checksum.matches(part)) return;
			Files.delete(part);
		}
		throw new IOException("its file has not the " + checksum);
	}

	/** Tries again for as long as each try brings more than any before. */
	private static void complete(final Mirror mirror, final Path part) throws IOException {
		long most = PartFile.size(part);
		while (true) {
			try {
				mirror.complete(part);
				return;
			}
			catch (DiskException e) {
				throw e;
			}
			catch (IOException e) {
				if (PartFile.size(part) <= most) throw e;
				most = PartFile.size(part);
			}
		}
	}
}
