package fiji.plugin.neuralstyle.weights.catalogue;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import fiji.plugin.neuralstyle.weights.download.RemoteFile;
import fiji.plugin.neuralstyle.weights.format.Convention;

/**
 * A network that can be installed by its name.
 *
 * @param name what users call it
 * @param description one or two sentences
 * @param file where it is to be had; empty for the one that comes with the program
 * @param neededBytes of the file where much of it is not needed, so that fetching parts pays
 * @param convention of the file's weights; empty means the usual one of its format
 * @param licence of the weights
 * @param citation the work to cite; may be empty
 */
public record CatalogueEntry(String name, String description, Optional<RemoteFile> file, OptionalLong neededBytes,
	Optional<Convention> convention, String licence, String citation)
{

	/** @throws IllegalArgumentException if the name will not do */
	public CatalogueEntry {
		NetworkName.check(name);
	}

	/** How many bytes installing it will fetch, where that is known. */
	public OptionalLong downloadBytes() {
		return neededBytes.isPresent() ? neededBytes : file.isPresent() ? file.get().size() : OptionalLong.empty();
	}

	/** The same with more addresses, which are tried before its own. */
	CatalogueEntry withMirrorsFirst(final List<URI> more) {
		final List<URI> all = new ArrayList<>(more);
		file.ifPresent(known -> known.mirrors().stream().filter(mirror -> !more.contains(mirror)).forEach(all::add));
		return new CatalogueEntry(name, description, file.map(known -> known.withMirrors(all)), neededBytes, convention,
			licence, citation);
	}
}
