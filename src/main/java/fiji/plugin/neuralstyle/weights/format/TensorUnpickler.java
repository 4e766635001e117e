package fiji.plugin.neuralstyle.weights.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import fiji.plugin.neuralstyle.weights.format.TorchTensor.Storage;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

/**
 * Reads a pickle of tensors and nothing else. A pickle is a program for a stack machine, whose
 * instructions may call any class; here the instructions are those of PyTorch's state dicts, the classes
 * are a list of four, and none of the library's own constructors can be reached. One pickle an instance.
 */
final class TensorUnpickler extends Unpickler {

	/** Of a VGG's file it is ten thousand; the longest is small enough for what a byte of it may become in memory. */
	static final int LONGEST = 1 << 20;

	/** Constants, tuples, lists, dicts, memo, frames; what needs care is below. */
	private static final String HARMLESS = chars(Opcodes.PROTO, Opcodes.FRAME, Opcodes.STOP, Opcodes.MARK, Opcodes.POP,
		Opcodes.NONE, Opcodes.NEWTRUE, Opcodes.NEWFALSE, Opcodes.BININT, Opcodes.BININT1, Opcodes.BININT2, Opcodes.LONG1,
		Opcodes.BINFLOAT, Opcodes.SHORT_BINSTRING, Opcodes.SHORT_BINUNICODE, Opcodes.EMPTY_TUPLE, Opcodes.TUPLE,
		Opcodes.TUPLE1, Opcodes.TUPLE2, Opcodes.TUPLE3, Opcodes.EMPTY_LIST, Opcodes.APPEND, Opcodes.APPENDS,
		Opcodes.BINPUT, Opcodes.LONG_BINPUT, Opcodes.MEMOIZE, Opcodes.BINGET, Opcodes.LONG_BINGET, Opcodes.REDUCE,
		Opcodes.BINPERSID);

	/** Other ways to make objects than the one below. */
	private static final String CALLS = chars(Opcodes.INST, Opcodes.OBJ, Opcodes.NEWOBJ, Opcodes.NEWOBJ_EX, Opcodes.EXT1,
		Opcodes.EXT2, Opcodes.EXT4);

	private static final String SAVE_AGAIN = "In Python, save its state_dict() with torch.save, and use that file";

	private final BytesStream bytes;
	private final Map<String, Storage> storages = new HashMap<>();

	/** A pickle that is sound, but asks for what is not given. */
	static final class Refusal extends PickleException {

		private static final long serialVersionUID = 1L;

		Refusal(final String what) {
			super(what);
		}
	}

	TensorUnpickler(final BytesStream bytes) {
		this.bytes = bytes;
	}

	/**
	 * What the pickle holds: maps by text, lists, tuples as arrays, texts, numbers, and tensors as
	 * {@link TorchTensor}.
	 *
	 * @throws Refusal if it asks for another class
	 * @throws RuntimeException if it is malformed
	 * @throws IOException if it ends early
	 */
	Object load() throws IOException {
		return load(bytes);
	}

	/** The storages that were described on the way, by their keys. */
	Map<String, Storage> storages() {
		return storages;
	}

	@Override
	protected Object dispatch(final short key) throws IOException {
		switch (key) {
			case Opcodes.GLOBAL -> stack.add(global(PickleUtils.readline(input), PickleUtils.readline(input)));
			case Opcodes.STACK_GLOBAL -> {
				final String name = (String) stack.pop();
				stack.add(global((String) stack.pop(), name));
			}
			case Opcodes.BUILD -> {
				// PyTorch hangs the versions of modules on a state dict; they say nothing of a tensor.
				stack.pop();
				if (!(stack.peek() instanceof Map)) throw new Refusal(asksFor("an object's state"));
			}
			case Opcodes.EMPTY_DICT -> stack.add(new LinkedHashMap<String, Object>());
			case Opcodes.SETITEM -> {
				final Object value = stack.pop();
				set(List.of(stack.pop()), Arrays.asList(value));
			}
			case Opcodes.SETITEMS -> {
				final List<Object> items = stack.pop_all_since_marker();
				final List<Object> keys = new ArrayList<>();
				final List<Object> values = new ArrayList<>();
				for (int i = 0; i < items.size(); i += 2) {
					keys.add(items.get(i));
					values.add(items.get(i + 1));
				}
				set(keys, values);
			}
			case Opcodes.BINUNICODE, Opcodes.BINSTRING -> {
				// The library would allocate what the length claims.
				if (bytes.peekUnsignedInt() > bytes.remaining()) throw new PickleException("a text is longer than the file");
				return super.dispatch(key);
			}
			default -> {
				if (CALLS.indexOf(key) >= 0) throw new Refusal(asksFor("an object"));
				if (HARMLESS.indexOf(key) < 0) throw new PickleException("unknown or unwanted instruction " + key);
				return super.dispatch(key);
			}
		}
		return NO_RETURN_VALUE;
	}

	@Override
	protected Object persistentLoad(final Object id) {
		final Object[] parts = (Object[]) id;
		if (parts.length < 5 || parts.length > 6 || !"storage".equals(parts[0])) {
			throw new PickleException("a storage is described in " + parts.length + " parts");
		}
		if (parts.length == 6 && parts[5] != null) {
			throw new Refusal("keeps a storage inside another, as PyTorch did before version 0.4. " + SAVE_AGAIN);
		}
		final long count = number(parts[4]);
		if (count < 0) throw new PickleException("a storage has " + count + " numbers");
		final Storage storage = new Storage((String) parts[2], (StorageType) parts[1], count);
		final Storage known = storages.putIfAbsent(storage.key(), storage);
		if (known != null && !known.equals(storage)) throw new PickleException("a storage is described in two ways");
		return storage;
	}

	/** Only texts are keys: a list would be hashed, which takes forever if it holds itself. */
	@SuppressWarnings("unchecked")
	private void set(final List<Object> keys, final List<Object> values) {
		final Map<String, Object> map = (Map<String, Object>) stack.peek();
		for (int i = 0; i < keys.size(); i++) {
			if (keys.get(i) instanceof String text) map.put(text, values.get(i));
			// Optimizers number their parameters; what they say is of no use here.
			else if (!(keys.get(i) instanceof Number)) throw new PickleException("a key is not a text");
		}
	}

	private static Object global(final String module, final String name) {
		final String whole = module + "." + name;
		if (module.equals("torch")) {
			return StorageType.of(name).orElseThrow(() -> new Refusal(asksFor("the class \"" + whole + "\"")));
		}
		final IObjectConstructor constructor = switch (whole) {
			case "collections.OrderedDict" -> arguments -> new LinkedHashMap<String, Object>();
			case "torch._utils._rebuild_tensor", "torch._utils._rebuild_tensor_v2" -> TensorUnpickler::tensor;
			case "torch._utils._rebuild_parameter" -> arguments -> (TorchTensor) arguments[0];
			default -> throw new Refusal(asksFor("the class \"" + whole + "\""));
		};
		return constructor;
	}

	private static String asksFor(final String what) {
		return "asks for " + what + ", but only tensors are read and no code in a file is run. " + SAVE_AGAIN;
	}

	private static TorchTensor tensor(final Object[] arguments) {
		return new TorchTensor((Storage) arguments[0], number(arguments[1]), numbers(arguments[2]), numbers(arguments[3]));
	}

	private static List<Long> numbers(final Object tuple) {
		return Arrays.stream((Object[]) tuple).map(TensorUnpickler::number).toList();
	}

	private static long number(final Object number) {
		if (number instanceof Integer || number instanceof Long) return ((Number) number).longValue();
		throw new PickleException("a number is not a whole one");
	}

	private static String chars(final short... codes) {
		final StringBuilder chars = new StringBuilder();
		for (final short code : codes) {
			chars.append((char) code);
		}
		return chars.toString();
	}
}
