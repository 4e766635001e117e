package fiji.plugin.neuralstyle.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import fiji.plugin.neuralstyle.network.Convolution;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Padding;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.network.Topology;

/**
 * VGG weights in safetensors files under torchvision's names, {@code features.N.weight} and
 * {@code features.N.bias}. The file's metadata may say {@code name}, {@code topology} (VGG16, VGG19),
 * {@code padding} (zero, reflect) and {@code pooling} (max, average).
 */
public final class VggFile {

	private static final String NAME = "name";
	private static final String TOPOLOGY = "topology";
	private static final String PADDING = "padding";
	private static final String POOLING = "pooling";

	private VggFile() {}

	/**
	 * Reads a network.
	 *
	 * @throws IOException if the file is missing, damaged or holds no VGG network; the message says which
	 */
	public static NetworkWeights read(final Path file) throws IOException {
		final String fileName = file.getFileName() == null ? file.toString() : file.getFileName().toString();
		return network(Safetensors.read(file), file.toString(), fileName.replaceFirst("\\.safetensors$", ""), sha256(Files
			.readAllBytes(file)));
	}

	/** Reads a network from memory. */
	static NetworkWeights read(final String source, final byte[] bytes) throws IOException {
		return network(Safetensors.read(source, bytes), source, source, sha256(bytes));
	}

	private static NetworkWeights network(final Safetensors file, final String source, final String defaultName,
		final String sha256) throws IOException
	{
		final Map<String, String> metadata = file.metadata();
		final Topology topology = topology(file, source);
		final List<Convolution> convolutions = new ArrayList<>();
		int channels = RgbImage.CHANNELS;
		for (int i = 0; i < topology.convolutions() && file.names().stream().anyMatch(laterThan(topology, i)); i++) {
			final String prefix = "features." + topology.torchvisionIndex(i) + ".";
			final Safetensors.Tensor kernel = file.tensor(prefix + "weight");
			final Safetensors.Tensor bias = file.tensor(prefix + "bias");
			final long[] shape = kernel.shape();
			if (shape.length != 4 || shape[0] < 1 || shape[1] != channels || shape[2] != 3 || shape[3] != 3) {
				throw new IOException("In " + source + ", " + prefix + "weight has the shape " + Arrays.toString(shape) + "; " +
					topology.convolution(i) + " needs [any, " + channels + ", 3, 3]. It is not a " + topology + " network.");
			}
			if (bias.shape().length != 1 || bias.shape()[0] != shape[0]) {
				throw new IOException("In " + source + ", " + prefix + "bias has the shape " + Arrays.toString(bias.shape()) +
					"; it needs [" + shape[0] + "].");
			}
			convolutions.add(new Convolution(channels, (int) shape[0], kernel.values(), bias.values()));
			channels = (int) shape[0];
		}
		if (convolutions.isEmpty()) {
			throw new IOException(source + " holds no VGG network: there is no tensor features.0.weight. It has " + file
				.names() + ".");
		}
		return new NetworkWeights(metadata.getOrDefault(NAME, defaultName), sha256, topology, convolutions, metadata
			.getOrDefault(PADDING, "").equals(Padding.REFLECT.toString()) ? Padding.REFLECT : Padding.ZERO, metadata
				.getOrDefault(POOLING, "").equals(Pooling.AVERAGE.toString()) ? Pooling.AVERAGE : Pooling.MAX);
	}

	/** Whether a tensor belongs to this convolution or a later one: a gap then is an error, an end is not. */
	private static java.util.function.Predicate<String> laterThan(final Topology topology, final int convolution) {
		return name -> {
			for (int i = convolution; i < topology.convolutions(); i++) {
				if (name.startsWith("features." + topology.torchvisionIndex(i) + ".")) return true;
			}
			return false;
		};
	}

	/** VGG-16 and VGG-19 part ways after conv3_3, where the numbers of the next convolutions differ. */
	private static Topology topology(final Safetensors file, final String source) throws IOException {
		final String said = file.metadata().get(TOPOLOGY);
		for (final Topology topology : Topology.values()) {
			if (said != null && topology.name().equalsIgnoreCase(said.replace("-", ""))) return topology;
		}
		if (said != null) {
			throw new IOException(source + " says that its topology is \"" + said + "\"; VGG16 and VGG19 are known.");
		}
		final boolean sixteen = file.names().contains("features.17.weight") && !file.names().contains("features.16.weight");
		return sixteen ? Topology.VGG16 : Topology.VGG19;
	}

	/**
	 * Writes a network in half precision; the file appears whole or not at all, and the same network gives
	 * the same bytes.
	 *
	 * @param provenance more metadata
	 */
	public static void write(final NetworkWeights network, final Map<String, String> provenance, final Path file)
		throws IOException
	{
		final byte[] bytes = bytes(network, provenance, NumberFormat.F16);
		final Path folder = file.toAbsolutePath().getParent();
		final Path temporary = Files.createTempFile(folder, ".weights", ".part");
		try {
			Files.write(temporary, bytes);
			Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(temporary);
		}
	}

	/** The file's bytes. */
	static byte[] bytes(final NetworkWeights network, final Map<String, String> provenance, final NumberFormat format) {
		final JsonObject metadata = new JsonObject();
		metadata.addProperty(NAME, network.name());
		metadata.addProperty(TOPOLOGY, network.topology().name());
		metadata.addProperty(PADDING, network.padding().toString());
		metadata.addProperty(POOLING, network.pooling().toString());
		provenance.forEach(metadata::addProperty);
		final JsonObject header = new JsonObject();
		header.add("__metadata__", metadata);
		int offset = 0;
		for (int i = 0; i < network.convolutions().size(); i++) {
			final Convolution convolution = network.convolutions().get(i);
			final String prefix = "features." + network.topology().torchvisionIndex(i) + ".";
			offset = describe(header, prefix + "weight", format, offset, convolution.outputs(), convolution.inputs(), 3, 3);
			offset = describe(header, prefix + "bias", format, offset, convolution.outputs());
		}
		// Spaces align the numbers to eight bytes, as other readers map them in place.
		byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
		text = (header + " ".repeat((8 - text.length % 8) % 8)).getBytes(StandardCharsets.UTF_8);
		final ByteBuffer out = ByteBuffer.allocate(8 + text.length + offset).order(ByteOrder.LITTLE_ENDIAN);
		out.putLong(text.length).put(text);
		for (final Convolution convolution : network.convolutions()) {
			for (final float value : convolution.kernel()) {
				format.write(out, value);
			}
			for (final float value : convolution.bias()) {
				format.write(out, value);
			}
		}
		return out.array();
	}

	private static int describe(final JsonObject header, final String name, final NumberFormat format, final int offset,
		final int... shape)
	{
		final JsonArray extents = new JsonArray();
		int count = 1;
		for (final int extent : shape) {
			extents.add(extent);
			count *= extent;
		}
		final JsonArray offsets = new JsonArray();
		offsets.add(offset);
		offsets.add(offset + count * format.bytes());
		final JsonObject entry = new JsonObject();
		entry.addProperty("dtype", format.name());
		entry.add("shape", extents);
		entry.add("data_offsets", offsets);
		header.add(name, entry);
		return offset + count * format.bytes();
	}

	private static String sha256(final byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java runtime has SHA-256.", e);
		}
	}
}
