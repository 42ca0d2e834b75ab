/* tests/trust/fault_shim.c - loaded before a program: its n-th call of a kind fails, as a bad disk or a lack
 * of memory makes it fail. faults_proof.py says which by the environment: FAULT_KIND    open read write sync
 * truncate rename remove mkdir map (of a file) space (mapped memory) alloc FAULT_AT      n: from 1, counted
 * from main on FAULT_ERRNO   what it fails with FAULT_STICKS  1: all later calls of the kind fail too
 *   FAULT_AFTER   1: it is done, and told as failed all the same
 *   FAULT_COUNTS  a file that is given how many calls of each kind there were */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum kind {
  k_open,
  k_read,
  k_write,
  k_sync,
  k_truncate,
  k_rename,
  k_remove,
  k_mkdir,
  k_map,
  k_space,
  k_alloc,
  kinds
};
static const char* const names[kinds] = {"open",   "read",  "write", "sync",  "truncate", "rename",
                                         "remove", "mkdir", "map",   "space", "alloc"};

static atomic_long counts[kinds];
static int wanted_kind = -1;
static long wanted_at = 0;
static int wanted_errno = EIO;
static int sticks = 0;
static int after = 0;
static atomic_int is_armed = 0; /* what runs before main cannot be told apart from the loader */

/* Does this call fail? */
static int fails(enum kind kind) {
  if (!atomic_load_explicit(&is_armed, memory_order_relaxed)) return 0;
  const long n = atomic_fetch_add(&counts[kind], 1) + 1;
  return (int)kind == wanted_kind && (sticks ? n >= wanted_at : n == wanted_at);
}

static int is_file(int fd) { return fd > 2; } /* what is said to the person who waits is not a record */

static void read_wishes(void) {
  const char* kind = getenv("FAULT_KIND");
  for (int i = 0; kind != NULL && i < kinds; ++i)
    if (strcmp(kind, names[i]) == 0) wanted_kind = i;
  if (getenv("FAULT_AT") != NULL) wanted_at = strtol(getenv("FAULT_AT"), NULL, 10);
  if (getenv("FAULT_ERRNO") != NULL) wanted_errno = (int)strtol(getenv("FAULT_ERRNO"), NULL, 10);
  sticks = getenv("FAULT_STICKS") != NULL;
  after = getenv("FAULT_AFTER") != NULL;
}

static void write_counts(void) {
  const char* path = getenv("FAULT_COUNTS");
  if (path == NULL) return;
  const int fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  char line[64];
  for (int i = 0; i < kinds; ++i) {
    const int size = snprintf(line, sizeof line, "%s %ld\n", names[i], atomic_load(&counts[i]));
    if (syscall(SYS_write, fd, line, size) != size) break;
  }
  syscall(SYS_close, fd);
}

/* --- from main to its end
 * ------------------------------------------------------------------------------------ */

static int (*main_of_program)(int, char**, char**);

static int watched_main(int count, char** words, char** environment) {
  atomic_store(&is_armed, 1);
  const int status = main_of_program(count, words, environment);
  atomic_store(&is_armed, 0);
  write_counts();
  return status;
}

int __libc_start_main(int (*program)(int, char**, char**), int count, char** words,
                      int (*init)(int, char**, char**), void (*fini)(void), void (*loader)(void),
                      void* stack);
int __libc_start_main(int (*program)(int, char**, char**), int count, char** words,
                      int (*init)(int, char**, char**), void (*fini)(void), void (*loader)(void),
                      void* stack) {
  int (*start)(int (*)(int, char**, char**), int, char**, int (*)(int, char**, char**), void (*)(void),
               void (*)(void), void*);
  *(void**)&start = dlsym(RTLD_NEXT, "__libc_start_main");
  main_of_program = program;
  read_wishes();
  return start(watched_main, count, words, init, fini, loader, stack);
}

/* --- memory
 * --------------------------------------------------------------------------------------------------- */

extern void* __libc_malloc(size_t size);
extern void* __libc_calloc(size_t count, size_t size);
extern void* __libc_realloc(void* at, size_t size);
extern void* __libc_memalign(size_t alignment, size_t size);

static void* none(void) {
  errno = ENOMEM;
  return NULL;
}
void* malloc(size_t size) { return fails(k_alloc) ? none() : __libc_malloc(size); }
void* calloc(size_t count, size_t size) { return fails(k_alloc) ? none() : __libc_calloc(count, size); }
void* realloc(void* at, size_t size) { return fails(k_alloc) ? none() : __libc_realloc(at, size); }
void* aligned_alloc(size_t alignment, size_t size) {
  return fails(k_alloc) ? none() : __libc_memalign(alignment, size);
}
int posix_memalign(void** at, size_t alignment, size_t size) {
  if (fails(k_alloc)) return ENOMEM;
  *at = __libc_memalign(alignment, size);
  return *at == NULL ? ENOMEM : 0;
}

/* --- files
 * ---------------------------------------------------------------------------------------------------- */

/* NAME(arguments): the real one, looked up once. */
#define REAL(result, name, arguments)    \
  static result(*real) arguments = NULL; \
  if (real == NULL) *(void**)&real = dlsym(RTLD_NEXT, name)
#define FAIL_WITH(value)  \
  do {                    \
    errno = wanted_errno; \
    return value;         \
  } while (0)
/* One that is done all the same where FAULT_AFTER says so. */
#define FAIL_OR_DO(kind, value, call)      \
  do {                                     \
    if (!fails(kind)) return call;         \
    if (after && (call) < 0) return value; \
    FAIL_WITH(value);                      \
  } while (0)

static mode_t mode_of(int flags, va_list more) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
}

#define OPEN(name)                             \
  int name(const char* path, int flags, ...) { \
    REAL(int, #name, (const char*, int, ...)); \
    va_list more;                              \
    va_start(more, flags);                     \
    const mode_t mode = mode_of(flags, more);  \
    va_end(more);                              \
    if (fails(k_open)) FAIL_WITH(-1);          \
    return real(path, flags, mode);            \
  }
OPEN(open)
OPEN(open64)
#define OPENAT(name)                                       \
  int name(int folder, const char* path, int flags, ...) { \
    REAL(int, #name, (int, const char*, int, ...));        \
    va_list more;                                          \
    va_start(more, flags);                                 \
    const mode_t mode = mode_of(flags, more);              \
    va_end(more);                                          \
    if (fails(k_open)) FAIL_WITH(-1);                      \
    return real(folder, path, flags, mode);                \
  }
OPENAT(openat)
OPENAT(openat64)
int creat(const char* path, mode_t mode) {
  REAL(int, "creat", (const char*, mode_t));
  if (fails(k_open)) FAIL_WITH(-1);
  return real(path, mode);
}
int __open_2(const char* path, int flags);
int __open_2(const char* path, int flags) { return open(path, flags); }
int __open64_2(const char* path, int flags);
int __open64_2(const char* path, int flags) { return open64(path, flags); }

ssize_t read(int fd, void* to, size_t size) {
  REAL(ssize_t, "read", (int, void*, size_t));
  if (is_file(fd) && fails(k_read)) FAIL_WITH(-1);
  return real(fd, to, size);
}
ssize_t __read_chk(int fd, void* to, size_t size, size_t room);
ssize_t __read_chk(int fd, void* to, size_t size, size_t room) {
  return size > room ? -1 : read(fd, to, size);
}
#define PREAD(name)                                       \
  ssize_t name(int fd, void* to, size_t size, off_t at) { \
    REAL(ssize_t, #name, (int, void*, size_t, off_t));    \
    if (fails(k_read)) FAIL_WITH(-1);                     \
    return real(fd, to, size, at);                        \
  }
PREAD(pread)
PREAD(pread64)
ssize_t write(int fd, const void* from, size_t size) {
  REAL(ssize_t, "write", (int, const void*, size_t));
  if (!is_file(fd)) return real(fd, from, size);
  FAIL_OR_DO(k_write, -1, real(fd, from, size));
}
#define PWRITE(name)                                              \
  ssize_t name(int fd, const void* from, size_t size, off_t at) { \
    REAL(ssize_t, #name, (int, const void*, size_t, off_t));      \
    FAIL_OR_DO(k_write, -1, real(fd, from, size, at));            \
  }
PWRITE(pwrite)
PWRITE(pwrite64)
#define SYNC(name)                    \
  int name(int fd) {                  \
    REAL(int, #name, (int));          \
    FAIL_OR_DO(k_sync, -1, real(fd)); \
  }
SYNC(fsync)
SYNC(fdatasync)
#define TRUNCATE(name)                          \
  int name(int fd, off_t size) {                \
    REAL(int, #name, (int, off_t));             \
    FAIL_OR_DO(k_truncate, -1, real(fd, size)); \
  }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)
int rename(const char* from, const char* to) {
  REAL(int, "rename", (const char*, const char*));
  FAIL_OR_DO(k_rename, -1, real(from, to));
}
int unlink(const char* path) {
  REAL(int, "unlink", (const char*));
  FAIL_OR_DO(k_remove, -1, real(path));
}
int unlinkat(int folder, const char* path, int flags) {
  REAL(int, "unlinkat", (int, const char*, int));
  FAIL_OR_DO(k_remove, -1, real(folder, path, flags));
}
int mkdir(const char* path, mode_t mode) {
  REAL(int, "mkdir", (const char*, mode_t));
  FAIL_OR_DO(k_mkdir, -1, real(path, mode));
}
#define MAP(name)                                                             \
  void* name(void* at, size_t size, int how, int flags, int fd, off_t from) { \
    REAL(void*, #name, (void*, size_t, int, int, int, off_t));                \
    if (fails(fd < 0 ? k_space : k_map)) FAIL_WITH(MAP_FAILED);               \
    return real(at, size, how, flags, fd, from);                              \
  }
MAP(mmap)
MAP(mmap64)
