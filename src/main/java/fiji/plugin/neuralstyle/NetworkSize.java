package fiji.plugin.neuralstyle;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.OptionalLong;

import fiji.plugin.neuralstyle.weights.store.NetworkInfo;

/**
 * How large a network is, in a list of networks.
 *
 * @param bytes of its file where it is installed, else that installing it fetches; empty where that is not known
 */
public record NetworkSize(OptionalLong bytes) {

	private static final double MEGA = 1e6;

	/** @throws IOException if the network's file cannot be looked at */
	public static NetworkSize of(final NetworkInfo network) throws IOException {
		return new NetworkSize(network.file().isPresent() ? OptionalLong.of(Files.size(network.file().get())) : network
			.downloadBytes());
	}

	/** In megabytes, such as {@code 80.1 MB}; blank where it is not known. */
	@Override
	public String toString() {
		return bytes.isEmpty() ? "" : String.format(Locale.ROOT, "%.1f MB", bytes.getAsLong() / MEGA);
	}
}
