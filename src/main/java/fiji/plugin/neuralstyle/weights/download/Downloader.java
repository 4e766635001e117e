package fiji.plugin.neuralstyle.weights.download;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;

import fiji.plugin.neuralstyle.weights.format.RandomAccessBytes;

/** Fetches files from the first of several servers that has them, going on where an earlier try broke off. */
public final class Downloader {

	/** A server that breaks off over and over is asked again as long as it brings so much in between. */
	private static final long WORTH_ANOTHER_TRY = 1 << 20;
	private static final int TRIES = 3;

	private final EnvironmentProxies proxies;
	private final Patience patience;

	private Downloader(final EnvironmentProxies proxies, final Patience patience) {
		this.proxies = proxies;
		this.patience = patience;
	}

	/**
	 * A downloader with the proxies of Java's settings and of the environment. It opens no connection, and
	 * starts no thread, before it is used.
	 *
	 * @param environment variables such as https_proxy
	 * @param patience with servers
	 */
	public static Downloader of(final Map<String, String> environment, final Patience patience) {
		return new Downloader(new EnvironmentProxies(environment), patience);
	}

	/**
	 * Fetches a file and checks its sum.
	 *
	 * @param part where to; what an earlier try left there is used, and what this one leaves is for the next
	 * @return the address that had it
	 * @throws DiskException if the part cannot be written or read
	 * @throws IOException if no server gives the right bytes; the message says for each why
	 * @throws CancellationException if the listener cancels
	 */
	public URI fetch(final RemoteFile file, final Path part, final DownloadListener listener) throws IOException {
		final Http http = new Http(proxies, patience);
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
		return RangeBytes.open(new Http(proxies, patience), address, size, expected, listener);
	}

	private static void fetch(final Mirror mirror, final Checksum checksum, final Path part) throws IOException {
		final boolean continued = PartFile.size(part) > 0;
		complete(mirror, part);
		if (PartFile.matches(part, checksum)) return;
		PartFile.delete(part);
		if (continued) {
			// The bytes from an earlier try may have been the wrong ones.
			complete(mirror, part);
			if (PartFile.matches(part, checksum)) return;
			PartFile.delete(part);
		}
		throw new IOException("its file has not the " + checksum);
	}

	/** Tries again for as long as the server breaks off only after it has brought something. */
	private static void complete(final Mirror mirror, final Path part) throws IOException {
		for (int triesLeft = TRIES;;) {
			final long before = PartFile.size(part);
			try {
				mirror.complete(part);
				return;
			}
			catch (DiskException | HttpTimeoutException e) {
				// Whoever stalls once will do so again, and waiting takes long; the next server goes on.
				throw e;
			}
			catch (IOException e) {
				final long brought = PartFile.size(part) - before;
				triesLeft = brought >= WORTH_ANOTHER_TRY ? TRIES : triesLeft - 1;
				if (brought <= 0 || triesLeft == 0) throw e;
			}
		}
	}
}
