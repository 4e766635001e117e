package fiji.plugin.neuralstyle.weights.download;

import java.net.URI;
import java.util.List;
import java.util.OptionalLong;

/**
 * A file that several servers hold.
 *
 * @param mirrors its addresses, http, https or file, to be tried in this order; at least one
 * @param size in bytes, where it is known
 * @param checksum of the whole file
 */
public record RemoteFile(List<URI> mirrors, OptionalLong size, Checksum checksum) {

	private static final List<String> SCHEMES = List.of("http", "https", "file");

	/** @throws IllegalArgumentException if there is no mirror, or one with another scheme */
	public RemoteFile {
		mirrors = List.copyOf(mirrors);
		if (mirrors.isEmpty()) throw new IllegalArgumentException("A file to fetch needs an address.");
		for (final URI mirror : mirrors) {
			if (!SCHEMES.contains(mirror.getScheme()) || mirror.getPath() == null) {
				throw new IllegalArgumentException("The address \"" + mirror + "\" will not do: it must begin with one of " +
					SCHEMES + ".");
			}
		}
	}

	/** The file's name: the end of its last address, which is the program's own rather than a user's. */
	public String fileName() {
		final String path = mirrors.get(mirrors.size() - 1).getPath();
		return path.substring(path.lastIndexOf('/') + 1);
	}

	/** The same file with other addresses. */
	public RemoteFile withMirrors(final List<URI> newMirrors) {
		return new RemoteFile(newMirrors, size, checksum);
	}
}
