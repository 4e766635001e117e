package fiji.plugin.neuralstyle.weights.format;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tensors of a PyTorch file: those of a state dict, or of one in a checkpoint's {@code state_dict};
 * {@code module.}, which training on several devices puts before the names, is taken away.
 */
final class TorchFile implements NamedTensors {

	private static final String STATE_DICT = "state_dict";
	private static final Pattern PREFIXED = Pattern.compile("(?:module\\.)?(features\\.)(?:module\\.)?(.*)");

	private final Problems problems;
	private final TorchStorages storages;
	private final Map<String, TorchTensor> tensors = new LinkedHashMap<>();

	/**
	 * @param content of the file's pickle
	 * @throws IOException if that is no state dict
	 */
	TorchFile(final Problems problems, final TorchStorages storages, final Object content)
		throws IOException
	{
		this.problems = problems;
		this.storages = storages;
		if (!(content instanceof Map<?, ?> map)) {
			throw problems.unusable("holds no state dict. In Python, save the network's state_dict() with torch.save");
		}
		final Map<?, ?> state = map.get(STATE_DICT) instanceof Map<?, ?> inner ? inner : map;
		state.forEach((name, value) -> {
			if (value instanceof TorchTensor tensor) tensors.putIfAbsent(plain((String) name), tensor);
		});
	}

	private static String plain(final String name) {
		final Matcher matcher = PREFIXED.matcher(name);
		return matcher.matches() ? matcher.group(1) + matcher.group(2) : name;
	}

	@Override
	public Naming naming() {
		return Naming.TORCHVISION;
	}

	@Override
	public Problems problems() {
		return problems;
	}

	@Override
	public Set<String> names() {
		return Collections.unmodifiableSet(tensors.keySet());
	}

	@Override
	public List<Long> shape(final String name) throws IOException {
		return tensor(name).shape();
	}

	@Override
	public float[] values(final String name) throws IOException {
		final TorchTensor tensor = tensor(name);
		final StorageType type = tensor.storage().type();
		final NumberFormat format = type.format().orElseThrow(() -> problems.tensor(name, "is a " + type + "; " + Arrays
			.stream(StorageType.values()).filter(t -> t.format().isPresent()).toList() + " are read. Convert it with float()"));
		final long start = storages.start(tensor.storage()) + tensor.offset() * format.bytes();
		return tensor.gather(new NumberBlock(start, tensor.span(), format, ByteOrder.LITTLE_ENDIAN).read(storages.bytes(tensor
			.storage()), name, problems));
	}

	private TorchTensor tensor(final String name) throws IOException {
		final TorchTensor tensor = tensors.get(name);
		if (tensor == null) throw problems.missing(name);
		return tensor;
	}
}
