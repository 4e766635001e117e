package fiji.plugin.neuralstyle.weights;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import fiji.plugin.neuralstyle.network.Convolution;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Padding;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.RgbImage;

/**
 * VGG weights in safetensors files under torchvision's names, {@code features.N.weight} of shape out x in
 * x 3 x 3 and {@code features.N.bias}; other tensors are ignored. The file's metadata may say {@code name},
 * {@code topology} (VGG16, VGG19), {@code padding} (zero, reflect; zero if it doesn't say) and
 * {@code pooling} (max, average; max if it doesn't say).
 */
public final class VggFile {

	static final String ENDING = ".safetensors";

	private static final String NAME = "name";
	private static final String TOPOLOGY = "topology";
	private static final String PADDING = "padding";
	private static final String POOLING = "pooling";

	private VggFile() {}

	/**
	 * Reads a network. Its name is that in the file's metadata, else the file's name without its ending.
	 *
	 * @param file a safetensors file with F32, F16 or BF16 tensors; it may end after any convolution
	 * @throws IOException if the file is missing, damaged or holds no VGG network; the message names the file,
	 *           the tensor and the way out
	 */
	public static NetworkWeights read(final Path file) throws IOException {
		final String fileName = String.valueOf(file.getFileName());
		final String plainName = fileName.endsWith(ENDING) ? fileName.substring(0, fileName.length() - ENDING.length())
			: fileName;
		try (ByteSource bytes = ByteSource.of(file)) {
			return network(new Safetensors(file.toString(), bytes), plainName, bytes.sha256());
		}
	}

	/** Reads a network from memory. */
	static NetworkWeights read(final String source, final byte[] file) throws IOException {
		try (ByteSource bytes = ByteSource.of(file)) {
			return network(new Safetensors(source, bytes), source, bytes.sha256());
		}
	}

	/**
	 * Writes a network; the file appears whole or not at all, and the same network gives the same bytes.
	 *
	 * @param format of the numbers; F16 halves the file and is as good for a transfer
	 * @param provenance more metadata, such as where the weights come from; no key may be name, topology,
	 *          padding or pooling
	 * @param file replaced if it exists; its folder must exist
	 * @throws IllegalArgumentException if a weight is not finite in that format, or a key is taken
	 * @throws IOException if the file cannot be written
	 */
	public static void write(final NetworkWeights network, final NumberFormat format, final Map<String, String> provenance,
		final Path file) throws IOException
	{
		final SafetensorsWriter writer = writer(network, format, provenance);
		WholeFile.write(file, writer::write);
	}

	/** Writes the same bytes to a stream, which stays open. */
	static void write(final NetworkWeights network, final NumberFormat format, final Map<String, String> provenance,
		final OutputStream out) throws IOException
	{
		writer(network, format, provenance).write(out);
	}

	private static SafetensorsWriter writer(final NetworkWeights network, final NumberFormat format,
		final Map<String, String> provenance)
	{
		final Map<String, String> metadata = new HashMap<>(Map.of(NAME, network.name(), TOPOLOGY, network.topology().name(),
			PADDING, network.padding().toString(), POOLING, network.pooling().toString()));
		provenance.forEach((key, text) -> {
			if (metadata.put(key, text) != null) {
				throw new IllegalArgumentException("The metadata \"" + key + "\" is written from the network itself; use another key.");
			}
		});
		final SafetensorsWriter writer = new SafetensorsWriter(format, metadata);
		for (int i = 0; i < network.convolutions().size(); i++) {
			final Convolution convolution = network.convolutions().get(i);
			final String prefix = "features." + network.topology().torchvisionIndex(i) + ".";
			writer.add(prefix + "weight", convolution.kernel(), convolution.outputs(), convolution.inputs(), 3, 3);
			writer.add(prefix + "bias", convolution.bias(), convolution.outputs());
		}
		return writer;
	}

	private static NetworkWeights network(final Safetensors file, final String defaultName, final String sha256)
		throws IOException
	{
		final VggTensors tensors = VggTensors.of(file);
		final Padding padding = choice(file, PADDING, Padding.values(), Padding.ZERO);
		final Pooling pooling = choice(file, POOLING, Pooling.values(), Pooling.MAX);
		final List<Convolution> convolutions = new ArrayList<>();
		int channels = RgbImage.CHANNELS;
		for (int i = 0; i < tensors.convolutions(); i++) {
			final Convolution convolution = convolution(file, tensors, i, channels);
			convolutions.add(convolution);
			channels = convolution.outputs();
		}
		return new NetworkWeights(file.metadata().getOrDefault(NAME, defaultName), sha256, tensors.topology(), convolutions,
			padding, pooling);
	}

	private static Convolution convolution(final Safetensors file, final VggTensors tensors, final int index,
		final int inputs) throws IOException
	{
		final String prefix = "features." + tensors.topology().torchvisionIndex(index) + ".";
		final String layer = tensors.topology().convolution(index).name();
		final List<Long> shape = file.entry(prefix + "weight").shape();
		if (shape.size() != 4 || shape.get(0) < 1 || shape.get(1) != inputs || shape.get(2) != 3 || shape.get(3) != 3) {
			throw wrongShape(file, prefix + "weight", "any number x " + inputs + " x 3 x 3 for " + layer);
		}
		final List<Long> biasShape = file.entry(prefix + "bias").shape();
		if (!biasShape.equals(List.of(shape.get(0)))) {
			throw wrongShape(file, prefix + "bias", shape.get(0) + " for " + layer);
		}
		final float[] kernel = file.values(prefix + "weight");
		return new Convolution(inputs, Math.toIntExact(shape.get(0)), kernel, file.values(prefix + "bias"));
	}

	private static IOException wrongShape(final Safetensors file, final String tensor, final String wanted)
		throws IOException
	{
		return new IOException("In the weights file \"" + file.source() + "\", tensor \"" + tensor + "\" has the shape " + file
			.entry(tensor).shape().stream().map(String::valueOf).collect(Collectors.joining(" x ")) + "; it must be " + wanted +
			". Use the weights of VGG-16 or VGG-19.");
	}

	private static <T> T choice(final Safetensors file, final String key, final T[] choices, final T byDefault)
		throws IOException
	{
		final String said = file.metadata().get(key);
		if (said == null) return byDefault;
		return Arrays.stream(choices).filter(choice -> choice.toString().equals(said)).findFirst().orElseThrow(
			() -> new IOException("The weights file \"" + file.source() + "\" says that its " + key + " is \"" + said +
				"\"; known are " + Arrays.toString(choices) + ". Correct its metadata."));
	}
}
