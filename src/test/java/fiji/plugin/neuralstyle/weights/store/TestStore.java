package fiji.plugin.neuralstyle.weights.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fiji.plugin.neuralstyle.JavaCommand;
import fiji.plugin.neuralstyle.network.Convolution;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Padding;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.Topology;
import fiji.plugin.neuralstyle.weights.catalogue.Catalogue;
import fiji.plugin.neuralstyle.weights.download.Downloader;
import fiji.plugin.neuralstyle.weights.download.Patience;
import fiji.plugin.neuralstyle.weights.download.Sums;
import fiji.plugin.neuralstyle.weights.format.NumberFormat;
import fiji.plugin.neuralstyle.weights.format.VggWriter;

/**
 * A store whose catalogue has one more network.
 *
 * @param folder where its own folder and its catalogue are
 */
record TestStore(Path folder) {

	/** The network's name. */
	static final String NAME = "test";

	private static final Patience PATIENCE = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(3));

	/** A file that h5py wrote. */
	static byte[] hdf5() throws IOException {
		try (InputStream in = TestStore.class.getResourceAsStream(
			"/fiji/plugin/neuralstyle/weights/format/caffe-vgg19.h5"))
		{
			return in.readAllBytes();
		}
	}

	static byte[] safetensors(final Convolution... convolutions) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		VggWriter.write(new NetworkWeights("a name of its own", "", Topology.VGG19, List.of(convolutions), Padding.ZERO,
			Pooling.MAX), NumberFormat.F32, Map.of(), out);
		return out.toByteArray();
	}

	/** A network of 38 megabytes. */
	static byte[] large() throws IOException {
		final int width = 1024;
		return safetensors(new Convolution(3, width, new float[width * 27], new float[width]), new Convolution(width, width,
			new float[width * width * 9], new float[width]));
	}

	Path own() {
		return folder.resolve("networks");
	}

	Path catalogue() {
		return folder.resolve("more.json");
	}

	Path converted() {
		return own().resolve(NAME + ".safetensors");
	}

	/** Writes an entry for a file with these bytes. */
	TestStore with(final byte[] content, final URI... mirrors) throws IOException {
		return with(content, "\"size\": " + content.length, mirrors);
	}

	/** @param more of the entry's JSON */
	TestStore with(final byte[] content, final String more, final URI... mirrors) throws IOException {
		Files.writeString(catalogue(), "{\"networks\": [{\"name\": \"" + NAME +
			"\", \"description\": \"For tests.\", \"licence\": \"CC0-1.0\", \"citation\": \"Nobody\", \"mirrors\": [" + Stream.of(
				mirrors).map(mirror -> "\"" + mirror + "\"").collect(Collectors.joining(", ")) + "], \"sha256\": \"" + Sums.sha256(
					content) + "\", " + more + "}]}");
		return this;
	}

	NetworkStore store() throws IOException {
		return store(List.of());
	}

	NetworkStore store(final List<Path> shared) throws IOException {
		return new NetworkStore(new NetworkFolders(own(), shared), Catalogue.bundled().with(catalogue()), Downloader.of(Map
			.of(), PATIENCE));
	}

	/** What is in the own folder, by name. */
	List<String> files() throws IOException {
		if (!Files.exists(own())) return List.of();
		try (Stream<Path> files = Files.list(own())) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}

	/** Installs in a virtual machine of its own, which prints {@code installed FILE} or what went wrong. */
	ProcessBuilder otherProgram(final String... javaArguments) {
		final ProcessBuilder builder = new ProcessBuilder(JavaCommand.of(OtherProgram.class, Stream.concat(Stream.of(
			"-XX:TieredStopAtLevel=1"), Stream.of(javaArguments)).toArray(String[]::new))).redirectErrorStream(true);
		builder.environment().remove(NetworkFolders.SHARED_VARIABLE);
		builder.environment().put(NetworkFolders.VARIABLE, own().toString());
		builder.environment().put(NetworkStore.CATALOGUE_VARIABLE, catalogue().toString());
		return builder;
	}

	/** A user's program. */
	static final class OtherProgram {

		private OtherProgram() {}

		public static void main(final String[] arguments) {
			try {
				final Surroundings surroundings = Surroundings.ofProcess();
				System.out.println("installed " + NetworkStore.of(surroundings, NetworkFolders.of(surroundings), Optional.empty())
					.install(NAME, progress -> {}));
			}
			catch (IOException e) {
				System.out.println("failed: " + e.getMessage());
			}
		}
	}
}
