// What stands before each program of the corpus: `canary` says where the treasures are, `attack`
// takes a value that a program can reach and tries every known way from it to the outside, `loot`
// tries to read the treasures by way of an alleged global object. Whoever gets hold of something that
// is none of a program's business says `escaped`.
const { say, escaped, loot, maker, crawl, attack, thrown } = (() => {
  const say = console.log;
  const { ownKeys, getOwnPropertyDescriptor, getPrototypeOf, apply } = Reflect;
  const source = Function.prototype.toString;
  const here = globalThis;
  const escaped = (what) => say('ESCAPED ' + what);
  const names = ['Java', 'JavaImporter', 'Packages', 'Polyglot', 'Interop', 'Graal', 'java', 'javax',
    'com', 'org', 'edu', 'javafx', 'load', 'loadWithNewGlobal', 'read', 'readbuffer', 'readline',
    'readFully', 'print', 'printErr', 'quit', 'exit', 'importScripts', '$EXEC', '$ENV', 'SharedArrayBuffer',
    'WebAssembly'];
  const inner = ['function begin(', 'function drain(', 'function tick(', 'function answer(', 'function finish(',
    'function guarded(', 'function command(', 'function answered(', 'call(name, args)', 'sync(...texts)'];

  /** Tries to read and to leave something, given what may be a global object. */
  function loot(root, how) {
    if (root === null || (typeof root !== 'object' && typeof root !== 'function')) return;
    for (const name of names) {
      try {
        if (root[name] !== undefined) escaped(how + ' has ' + name);
      } catch {}
    }
    const java = () => root.Java ?? root.Polyglot.import('Java');
    const ways = [
      () => java().type('java.nio.file.Files').readString(java().type('java.nio.file.Path').of(canary.file)),
      () => java().type('java.lang.System').getenv(canary.env),
      () => root.Packages.java.lang.System.getenv(canary.env),
      () => new (java().type('java.net.Socket'))('127.0.0.1', canary.port),
      () => java().type('java.nio.file.Files').createFile(
        java().type('java.nio.file.Path').of(canary.directory + '/written')),
      () => root.read(canary.file),
      () => root.load(canary.file),
      () => root.Polyglot.eval('js', 'this'),
      () => root.process.mainModule.require('fs').readFileSync(canary.file, 'utf8'),
      () => root.process.getBuiltinModule('fs').readFileSync(canary.file, 'utf8'),
      () => root.process.binding('fs'),
      () => root.process.env[canary.env],
      () => root.require('fs').readFileSync(canary.file, 'utf8'),
      () => root.$ENV[canary.env],
    ];
    for (const way of ways) {
      try {
        const got = way();
        if (got !== undefined) escaped(how + ' got ' + String(got));
      } catch {}
    }
  }

  /** Tries to have code made by an alleged Function. */
  function maker(F, how) {
    if (typeof F !== 'function') return;
    for (const text of ['return this', 'return globalThis', 'return eval("this")', 'yield this',
      'return typeof Java === "object" ? {Java} : typeof Polyglot === "object" ? {Polyglot} : this']) {
      try {
        let got = F(text)();
        if (typeof got?.next === 'function') got = got.next().value;
        if (got !== null && typeof got === 'object' && typeof got.then !== 'function') {
          if (got !== here && !(got instanceof String)) escaped(how + ' made a global of another kind');
          loot(got, how);
        }
      } catch {}
    }
  }

  let within = 0;

  /** Does not do it again for what calls back while it is done. */
  function once(work) {
    return (...args) => {
      if (within > 1) return;
      within++;
      try {
        work(...args);
      } finally {
        within--;
      }
    };
  }

  /** Walks over everything that hangs on a value and looks for what is not of this realm. */
  const crawl = once((start, how, most = 150) => {
    const seen = new Set();
    const queue = [start];
    while (queue.length > 0 && seen.size < most) {
      const value = queue.pop();
      if (value === null || (typeof value !== 'object' && typeof value !== 'function')) continue;
      if (seen.has(value)) continue;
      seen.add(value);
      if (typeof value === 'function') {
        let text = '';
        try {
          text = apply(source, value, []);
        } catch {
          escaped(how + ' reached a function that is none of JavaScript');
        }
        for (const one of inner) if (text.startsWith(one)) escaped(how + ' reached ' + one);
      }
      try {
        queue.push(getPrototypeOf(value));
        for (const key of ownKeys(value)) {
          const own = getOwnPropertyDescriptor(value, key);
          if (own === undefined) continue;
          queue.push(own.value, own.get, own.set);
          if (own.get) {
            try {
              queue.push(apply(own.get, value, []));
            } catch (error) {
              queue.push(error);
            }
          }
        }
      } catch (error) {
        queue.push(error);
      }
    }
  });

  /** Every known way from a value to the outside. */
  const attack = once((value, how) => {
    crawl(value, how);
    const ways = [
      () => value.constructor,
      () => value.constructor.constructor,
      () => value.__proto__.constructor.constructor,
      () => getPrototypeOf(value).constructor,
      () => getPrototypeOf(getPrototypeOf(value)).constructor,
      () => getPrototypeOf(value.constructor),
      () => value.toString.constructor,
      () => value.valueOf.call.constructor,
      () => value.then.constructor,
      () => value[Symbol.iterator].constructor,
      () => value[Symbol.asyncIterator].constructor,
      () => value[Symbol.toPrimitive].constructor,
      () => value.constructor[Symbol.species].constructor,
      () => value.getClass().getClassLoader(),
      () => value.class.forName('java.lang.System'),
      () => value.caller,
      () => value.arguments.callee,
      () => getOwnPropertyDescriptor(value, 'caller').get.constructor,
    ];
    for (const way of ways) {
      try {
        maker(way(), how);
      } catch (error) {
        try {
          maker(error.constructor.constructor, how + ' by an error');
        } catch {}
      }
    }
    try {
      const got = typeof value === 'function' ? apply(value, null, []) : undefined;
      if (got === globalThis) loot(got, how);
    } catch (error) {
      crawl(error, how + ' by what it threw', 60);
    }
  });

  /** What a piece of work throws. */
  function thrown(work) {
    try {
      work();
    } catch (error) {
      return error;
    }
    return undefined;
  }

  return { say, escaped, loot, maker, crawl, attack, thrown };
})();
