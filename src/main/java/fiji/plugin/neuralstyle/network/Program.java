package fiji.plugin.neuralstyle.network;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;

/**
 * A TorchScript program loaded from readable text. The archive that the engine wants is a zip of the
 * text and two tiny pickles, made in memory.
 */
public final class Program implements AutoCloseable {

	/** Python pickle of an instance of {@code __torch__.Program} that holds nothing but its training flag. */
	private static final String EMPTY_MODULE = "\u0080\u0002c__torch__\nProgram\n)\u0081}X\b\0\0\0training\u0089sb.";

	/** Python pickle of an empty tuple. */
	private static final String NO_CONSTANTS = "\u0080\u0002).";

	private final Model model;
	private final Block block;
	private final ParameterStore noParameters;
	private final NDManager numbers;
	/** An array of a name for each method called so far, as making one takes longer than a short method does. */
	private final Map<String, NDArray> methods = new ConcurrentHashMap<>();

	private Program(final Model model) {
		this.model = model;
		block = model.getBlock();
		noParameters = new ParameterStore(model.getNDManager(), false);
		numbers = model.getNDManager().newSubManager(Device.cpu());
	}

	/**
	 * Loads the program in a resource beside this class, a text whose class is named {@code Program}.
	 *
	 * @param resource the file's name, such as {@code vgg.py}
	 */
	public static Program load(final String resource) {
		return load(resource, ComputeDevice.CPU);
	}

	/** The same for arrays on another device. */
	public static Program load(final String resource, final ComputeDevice device) {
		final Model model = TorchEngine.newModel(resource, device);
		try {
			model.load(new ByteArrayInputStream(archive(text(resource))));
			return new Program(model);
		}
		catch (IOException | MalformedModelException e) {
			model.close();
			throw new IllegalStateException("The program " + resource + " does not load: " + e.getMessage(), e);
		}
	}

	/** The manager whose arrays live on the program's device. */
	public NDManager manager() {
		return model.getNDManager();
	}

	/**
	 * A manager of arrays that the program reads number by number, such as a plan. They are in the processor's
	 * memory whatever the device, which would stand still at every number it is asked for.
	 */
	public NDManager numbers() {
		return numbers;
	}

	/**
	 * Calls a method; arguments are the arrays in order, a list argument being consecutive arrays with
	 * one name that ends in {@code []}.
	 *
	 * @return what it returns, owned by the first argument's manager
	 */
	public NDList call(final String method, final NDList arguments) {
		// Without the engine's graph optimizer, which compiles while the program runs: evaluations took the
		// same time with and without it. Set at each call, as it may be a setting of the thread.
		JniUtils.setGraphExecutorOptimize(false);
		try {
			final NDList all = new NDList(arguments);
			all.add(methods.computeIfAbsent(method, this::named));
			// "true" runs without the engine's no-grad guard; the program switches gradients itself.
			return block.forward(noParameters, all, true);
		}
		catch (EngineException e) {
			throw EngineMemoryException.meantBy(e);
		}
	}

	private NDArray named(final String method) {
		final NDArray array = numbers.create(0);
		array.setName("module_method:" + method);
		return array;
	}

	/** Calls a method for what it does to its arguments. */
	void run(final String method, final NDList arguments) {
		call(method, arguments).close();
	}

	@Override
	public void close() {
		model.close();
	}

	private static String text(final String resource) throws IOException {
		try (InputStream in = Program.class.getResourceAsStream(resource)) {
			if (in == null) throw new IOException(resource + " is missing from the jar");
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static byte[] archive(final String text) {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			store(zip, "program/data.pkl", EMPTY_MODULE.getBytes(StandardCharsets.ISO_8859_1));
			store(zip, "program/code/__torch__.py", text.getBytes(StandardCharsets.UTF_8));
			store(zip, "program/constants.pkl", NO_CONSTANTS.getBytes(StandardCharsets.ISO_8859_1));
			store(zip, "program/version", "4\n".getBytes(StandardCharsets.US_ASCII));
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return bytes.toByteArray();
	}

	private static void store(final ZipOutputStream zip, final String name, final byte[] content) throws IOException {
		final CRC32 crc = new CRC32();
		crc.update(content);
		final ZipEntry entry = new ZipEntry(name);
		entry.setMethod(ZipEntry.STORED);
		entry.setSize(content.length);
		entry.setCrc(crc.getValue());
		zip.putNextEntry(entry);
		zip.write(content);
		zip.closeEntry();
	}
}
