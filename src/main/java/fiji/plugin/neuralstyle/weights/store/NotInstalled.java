package fiji.plugin.neuralstyle.weights.store;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import fiji.plugin.neuralstyle.weights.BuiltInNetwork;
import fiji.plugin.neuralstyle.weights.catalogue.CatalogueEntry;
import fiji.plugin.neuralstyle.weights.download.RemoteFile;

/**
 * What users are told of a network that is not there: how to get it, with a network or without, and what
 * works now.
 *
 * @param folders where it should be
 */
record NotInstalled(NetworkFolders folders) {

	private static final double MEGA = 1e6;

	String sentence(final String name, final Optional<CatalogueEntry> entry) {
		final String first = "The network \"" + name + "\" is not installed. ";
		final Optional<RemoteFile> file = entry.flatMap(CatalogueEntry::file);
		if (file.isEmpty()) {
			return first + "Choose one that \"stylize networks list\" or Neural Style > Networks... shows, or give the path of a " +
				".safetensors, .pth or .h5 file with the weights of VGG-19 or VGG-16; \"" + BuiltInNetwork.NAME + "\" works now.";
		}
		return first + "To fetch it" + megabytes(entry.get().downloadBytes()) + ", use Neural Style > Networks... or \"stylize networks install " +
			name + "\". " + byHand(file.get());
	}

	/** The way that needs no network here. */
	String byHand(final RemoteFile file) {
		return "Without a network here, fetch " + file.mirrors().get(file.mirrors().size() - 1) + " elsewhere and put the file " + file
			.fileName() + " into the folder \"" + folders.own() + "\". The network \"" + BuiltInNetwork.NAME +
			"\" works now: --network " + BuiltInNetwork.NAME + ".";
	}

	private static String megabytes(final OptionalLong bytes) {
		return bytes.isEmpty() ? "" : String.format(Locale.ROOT, " (%.0f MB)", bytes.getAsLong() / MEGA);
	}
}
