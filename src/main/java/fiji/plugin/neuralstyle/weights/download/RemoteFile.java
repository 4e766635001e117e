package fiji.plugin.neuralstyle.weights.download;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A file that several servers hold.
 *
 * @param mirrors its addresses, http, https or file, to be tried in this order; at least one
 * @param size in bytes, where it is known
 * @param checksum of the whole file
 */
public record RemoteFile(List<URI> mirrors, OptionalLong size, Checksum checksum) {

	private static final List<String> SERVERS = List.of("http", "https");
	private static final String FILE = "file";

	/** What a file can be called on every system. */
	private static final Pattern FILE_NAME = Pattern.compile("[^\\p{Cntrl}<>:\"/\\\\|?*]*[^\\p{Cntrl}<>:\"/\\\\|?*. ]");

	/** @throws IllegalArgumentException if there is no mirror, or one that is no address of a file */
	public RemoteFile {
		mirrors = List.copyOf(mirrors);
		if (mirrors.isEmpty()) throw new IllegalArgumentException("A file to fetch needs an address.");
		mirrors.forEach(RemoteFile::check);
	}

	private static void check(final URI mirror) {
		final boolean isLocal = isLocal(mirror);
		if (!isLocal && !SERVERS.contains(String.valueOf(mirror.getScheme()))) {
			throw wrong(mirror, "it must begin with http://, https:// or file:///");
		}
		if (isLocal ? !isPath(mirror) : mirror.getHost() == null) {
			throw wrong(mirror, "it names no " + (isLocal ? "file of this machine" : "server"));
		}
		if (!FILE_NAME.matcher(fileName(mirror)).matches()) throw wrong(mirror, "it does not end with a file's name");
	}

	private static IllegalArgumentException wrong(final URI mirror, final String why) {
		return new IllegalArgumentException("The address \"" + mirror + "\" will not do: " + why + ".");
	}

	/** Whether an address is of a file on this machine, or on what it has mounted. */
	public static boolean isLocal(final URI mirror) {
		return FILE.equals(mirror.getScheme());
	}

	private static boolean isPath(final URI mirror) {
		try {
			return Path.of(mirror).isAbsolute();
		}
		catch (IllegalArgumentException | FileSystemNotFoundException e) {
			// Whoever asks says what is wrong.
			return false;
		}
	}

	private static String fileName(final URI mirror) {
		final String path = String.valueOf(mirror.getPath());
		return path.substring(path.lastIndexOf('/') + 1);
	}

	/** The file's name: the end of its last address, which is the program's own rather than a user's. */
	public String fileName() {
		return fileName(mirrors.get(mirrors.size() - 1));
	}

	/** The same file with other addresses. */
	public RemoteFile withMirrors(final List<URI> newMirrors) {
		return new RemoteFile(newMirrors, size, checksum);
	}
}
