package fiji.plugin.neuralstyle.dialog;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import fiji.plugin.neuralstyle.weights.Networks;
import fiji.plugin.neuralstyle.weights.store.NetworkInfo;
import fiji.plugin.neuralstyle.weights.store.NetworkStore;

/**
 * The networks that a dialog offers.
 *
 * @param store that has them; empty where a user's catalogue or variable is wrong, which a run with it will say
 * @param all of them
 */
record KnownNetworks(Optional<NetworkStore> store, List<NetworkInfo> all) {

	/** What most artists prefer, where it is installed. */
	private static final String PREFERRED = "vgg19";

	/** Those of this process. */
	static KnownNetworks ofProcess() {
		try {
			final NetworkStore store = NetworkStore.ofProcess();
			return new KnownNetworks(Optional.of(store), store.list());
		}
		catch (IOException | IllegalArgumentException e) {
			// The dialog is of use without: any name can be written, and a run says what is wrong.
			return new KnownNetworks(Optional.empty(), List.of());
		}
	}

	/** What to choose at first. */
	String preferred() {
		return find(PREFERRED).filter(NetworkInfo::isUsable).map(NetworkInfo::name).orElse(Networks.BUILT_IN);
	}

	Optional<NetworkInfo> find(final String name) {
		return all.stream().filter(network -> network.name().equals(name)).findFirst();
	}
}
